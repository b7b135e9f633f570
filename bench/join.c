// join: a hall that scans the code together (one thread, epoll). Everyone at once gets the form, sends it, gets
// their page, each over one connection as a browser keeps it, and opens the websocket on another.
// Usage: join PORT CODE PEOPLE ENTRIES      (ENTRIES: how many the session's log has before anyone comes)
// Output: one JSON line: how many are in, how many a second until the last was, and a person's times in ms.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { TIMEOUT_MS = 60000, PEOPLE_AN_ADDRESS = 8000 };

typedef enum { FORM, JOIN, PAGE, LINE, IN, AWAY } Step;

typedef struct {
  Step step;
  int socket, connected, length;
  char answer[65536], cookies[512];
  double began, took[IN];
} Person;

static const char *languages[] = { "en-GB,en;q=0.9", "es-ES,es;q=0.9", "fr-FR,fr;q=0.9" };
static const char *spoken[] = { "en", "es", "fr" };
static const char *sections[] = { "africa", "europe", "asia_pacific", "latin_america" };

static Person *people;
static int port, count, entries, events, in, away, joined;
static const char *code, *why = "";

static double now(void) {
  struct timespec moment;
  clock_gettime(CLOCK_MONOTONIC, &moment);
  return moment.tv_sec * 1e3 + moment.tv_nsec / 1e6;
}

static void turn_away(Person *person, const char *reason) {
  why = reason;
  person->step = AWAY;
  away++;
  close(person->socket);
}

static void dial(int number) {
  Person *person = people + number;
  int yes = 1;
  person->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  person->connected = person->length = 0;
  setsockopt(person->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  struct sockaddr_in server = { .sin_family = AF_INET, .sin_port = htons(port) };
  inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);
  struct epoll_event event = { .events = EPOLLIN | EPOLLOUT, .data.u32 = number };
  epoll_ctl(events, EPOLL_CTL_ADD, person->socket, &event);
  if (connect(person->socket, (void *)&server, sizeof server) < 0 && errno != EINPROGRESS) turn_away(person, "connect");
}

static void send_request(Person *person, const char *first_line, const char *format, ...) {
  char request[4096], rest[2048];
  va_list values;
  va_start(values, format);
  vsnprintf(rest, sizeof rest, format, values);
  va_end(values);
  int number = person - people;
  int size = snprintf(request, sizeof request,
    "%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
    "User-Agent: Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r\n"
    "Accept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: %s\r\nSec-Fetch-Site: same-origin\r\n"
    "Cookie: %s\r\n%s",
    first_line, port, languages[number % 3], person->cookies, rest);
  if (write(person->socket, request, size) != size) turn_away(person, "write");
}

static void ask(Person *person) {
  int number = person - people;
  char line[256], form[512];
  if (person->step == FORM) {
    snprintf(line, sizeof line, "GET /s/%s/join", code);
    send_request(person, line, "\r\n");
  } else if (person->step == JOIN) {
    int size = snprintf(form, sizeof form, "language=%s&key=bench-%d&cookies=asked&name=Name+%d&role=councillor&section=%s&council=",
      spoken[number % 3], number, number, sections[number % 4]);
    snprintf(line, sizeof line, "POST /s/%s/join", code);
    send_request(person, line, "Origin: http://127.0.0.1:%d\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s", port, size, form);
  } else if (person->step == PAGE) {
    snprintf(line, sizeof line, "GET /s/%s", code);
    send_request(person, line, "\r\n");
  } else {
    // The page says as of which entry it was made; it is compressed, so it is told by who has joined by now.
    snprintf(line, sizeof line, "GET /s/%s/live/participant?seen=%d", code, entries + joined);
    send_request(person, line, "Origin: http://127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n", port);
  }
}

static void keep_cookies(Person *person, char *head) {
  for (char *at = head; (at = strcasestr(at, "\r\nset-cookie: ")); ) {
    at += strlen("\r\nset-cookie: ");
    int size = strcspn(at, ";\r"), had = strlen(person->cookies);
    snprintf(person->cookies + had, sizeof person->cookies - had, "%s%.*s", had ? "; " : "", size, at);
  }
}

static void go_on(Person *person) {
  static const int wanted[] = { [FORM] = 200, [JOIN] = 303, [PAGE] = 200, [LINE] = 101 };
  char *end = memmem(person->answer, person->length, "\r\n\r\n", 4), *size;
  if (!end) return;
  *end = 0;
  size = strcasestr(person->answer, "\r\ncontent-length: ");
  int whole = end + 4 - person->answer + (size ? atoi(size + strlen("\r\ncontent-length: ")) : 0);
  if (atoi(person->answer + 9) != wanted[person->step]) {
    static char status[64];
    snprintf(status, sizeof status, "step %d: %.40s", person->step, person->answer);
    turn_away(person, status);
  } else if (person->length < whole) {
    *end = '\r';
  } else {
    keep_cookies(person, person->answer);
    person->took[person->step] = now() - person->began;
    joined += person->step == JOIN;
    person->length = 0;
    person->step++;
    if (person->step == LINE) { close(person->socket); dial(person - people); }
    else if (person->step == IN) in++;
    else ask(person);
  }
}

static void take(Person *person) {
  int size;
  do {
    size = read(person->socket, person->answer + person->length, sizeof person->answer - person->length - 1);
    if (size > 0 && person->step != IN) person->length += size;
  } while (size > 0 && person->length < (int)sizeof person->answer - 1);
  if (size == 0 || (size < 0 && errno != EAGAIN)) turn_away(person, "closed by the server");
  else { person->answer[person->length] = 0; go_on(person); }
}

static void poll_once(void) {
  struct epoll_event ready[512];
  int many = epoll_wait(events, ready, 512, 50);
  for (int i = 0; i < many; i++) {
    Person *person = people + ready[i].data.u32;
    if (person->step == AWAY) continue;
    if (!person->connected) {
      if (ready[i].events & (EPOLLERR | EPOLLHUP)) { turn_away(person, "connect"); continue; }
      struct epoll_event event = { .events = EPOLLIN, .data.u32 = ready[i].data.u32 };
      epoll_ctl(events, EPOLL_CTL_MOD, person->socket, &event);
      person->connected = 1;
      ask(person);
    } else if (person->step == IN) {
      char unread[65536];
      while (read(person->socket, unread, sizeof unread) > 0);
    } else {
      take(person);
    }
  }
}

static int by_size(const void *one, const void *other) {
  double a = *(double *)one, b = *(double *)other;
  return (a > b) - (a < b);
}

static void say(const char *name, Step step) {
  double *times = malloc(sizeof *times * count);
  int many = 0;
  for (int i = 0; i < count; i++) if (people[i].step == IN) times[many++] = people[i].took[step];
  qsort(times, many, sizeof *times, by_size);
  if (many) printf(", \"%s\": {\"p50\": %.0f, \"p99\": %.0f, \"max\": %.0f}", name, times[many / 2], times[many * 99 / 100], times[many - 1]);
}

int main(int arguments, char **argument) {
  if (arguments != 5) return 2;
  port = atoi(argument[1]), code = argument[2], count = atoi(argument[3]), entries = atoi(argument[4]);
  people = calloc(count, sizeof *people);
  events = epoll_create1(0);
  double began = now();
  for (int i = 0; i < count; i++) people[i].began = began, dial(i);
  while (in + away < count && now() - began < TIMEOUT_MS) poll_once();
  double took = now() - began;
  printf("{\"in\": %d, \"away\": %d, \"ms\": %.0f, \"a_second\": %.0f, \"why\": \"%s\"", in, away, took, in / took * 1e3, why);
  say("form", FORM), say("joined", JOIN), say("page", PAGE), say("line", LINE);
  printf("}\n");
  return 0;
}
