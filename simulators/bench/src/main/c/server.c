/*
 * A Modbus TCP server by libmodbus for many connections: the peer of the poll benchmark.
 * Listens on all local addresses, prints "PORT n". Each connection is known by the local address that it came to
 * (127.0.1.N is device N). On standard input: "reset" forgets what was seen, "report" prints for each device
 * "DEVICE n COUNT c LOW us HIGH us MEAN us" (intervals between its requests) and "END". Ends with standard input.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <modbus/modbus.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define DEVICES 256
#define REGISTERS 200

struct seen {
  uint64_t count, last, low, high, sum;
};

static struct seen seen[DEVICES];
static uint8_t device_of[65536];

static uint64_t now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t) t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void note(int device) {
  struct seen *s = &seen[device];
  uint64_t now = now_us();
  if (s->last) {
    uint64_t interval = now - s->last;
    if (s->count == 0 || interval < s->low) s->low = interval;
    if (interval > s->high) s->high = interval;
    s->sum += interval;
    s->count++;
  }
  s->last = now;
}

static void report(void) {
  for (int i = 0; i < DEVICES; i++)
    if (seen[i].count)
      printf("DEVICE %d COUNT %llu LOW %llu HIGH %llu MEAN %llu\n", i, (unsigned long long) seen[i].count,
             (unsigned long long) seen[i].low, (unsigned long long) seen[i].high,
             (unsigned long long) (seen[i].sum / seen[i].count));
  printf("END\n");
  fflush(stdout);
}

static int input(void) {
  char line[64];
  ssize_t n = read(0, line, sizeof line - 1);
  if (n <= 0) return 0;
  line[n] = 0;
  if (strstr(line, "reset")) memset(seen, 0, sizeof seen);
  if (strstr(line, "report")) report();
  return 1;
}

static void add(int poll, int fd) {
  struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};
  epoll_ctl(poll, EPOLL_CTL_ADD, fd, &e);
}

static void take(int poll, int listener) {
  int fd = accept(listener, NULL, NULL), one = 1;
  if (fd < 0 || fd >= 65536) return;
  struct sockaddr_in local;
  socklen_t size = sizeof local;
  getsockname(fd, (struct sockaddr *) &local, &size);
  device_of[fd] = ntohl(local.sin_addr.s_addr) & 0xFF;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  add(poll, fd);
}

int main(void) {
  modbus_t *ctx = modbus_new_tcp("0.0.0.0", 0);
  modbus_mapping_t *map = modbus_mapping_new(0, 0, REGISTERS, 0);
  int listener = modbus_tcp_listen(ctx, 256);
  if (listener < 0 || !map) {
    fprintf(stderr, "cannot listen: %s\n", modbus_strerror(errno));
    return 1;
  }
  for (int i = 0; i < REGISTERS; i++) map->tab_registers[i] = i * 7;
  struct sockaddr_in local;
  socklen_t size = sizeof local;
  getsockname(listener, (struct sockaddr *) &local, &size);
  printf("PORT %d\n", ntohs(local.sin_port));
  fflush(stdout);
  int poll = epoll_create1(0);
  add(poll, listener);
  add(poll, 0);
  struct epoll_event events[128];
  uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
  for (;;) {
    int ready = epoll_wait(poll, events, 128, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == 0) {
        if (!input()) return 0;
      } else if (fd == listener) {
        take(poll, listener);
      } else {
        modbus_set_socket(ctx, fd);
        int n = modbus_receive(ctx, query);
        if (n > 0) {
          note(device_of[fd]);
          modbus_reply(ctx, query, n, map);
        } else if (n < 0) {
          close(fd);
        }
      }
    }
  }
}
