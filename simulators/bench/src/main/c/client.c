/*
 * A Modbus TCP client by libmodbus, a thread for each connection: what the poll benchmark compares with.
 * Arguments: port, devices (at 127.0.1.1 and on), requests per second in all (0: as many as go), registers.
 * Prints "READY" when all are connected; on each line of standard input "COUNT requests errors". Ends with it.
 */
#include <errno.h>
#include <modbus/modbus.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct device {
  _Alignas(64) atomic_ulong requests;
  atomic_ulong errors;
  modbus_t *ctx;
  long period_ns, phase_ns;
  int registers;
};

static void *poll_device(void *argument) {
  struct device *d = argument;
  uint16_t registers[125];
  struct timespec due;
  clock_gettime(CLOCK_MONOTONIC, &due);
  due.tv_nsec += d->phase_ns;
  for (;;) {
    if (d->period_ns) {
      while (due.tv_nsec >= 1000000000L) {
        due.tv_nsec -= 1000000000L;
        due.tv_sec++;
      }
      clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
      due.tv_nsec += d->period_ns;
    }
    if (modbus_read_registers(d->ctx, 0, d->registers, registers) == d->registers)
      atomic_fetch_add_explicit(&d->requests, 1, memory_order_relaxed);
    else
      atomic_fetch_add_explicit(&d->errors, 1, memory_order_relaxed);
  }
  return NULL;
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  int port = atoi(argv[1]), count = atoi(argv[2]), rate = atoi(argv[3]);
  struct device *devices = aligned_alloc(64, count * sizeof *devices);
  for (int i = 0; i < count; i++) {
    char host[32];
    snprintf(host, sizeof host, "127.0.1.%d", i + 1);
    struct device *d = &devices[i];
    atomic_init(&d->requests, 0);
    atomic_init(&d->errors, 0);
    d->period_ns = rate ? 1000000000L / rate * count : 0;
    d->phase_ns = rate ? 1000000000L / rate * i : 0;
    d->registers = atoi(argv[4]);
    d->ctx = modbus_new_tcp(host, port);
    modbus_set_slave(d->ctx, 1);
    if (modbus_connect(d->ctx) != 0) {
      fprintf(stderr, "%s: %s\n", host, modbus_strerror(errno));
      return 1;
    }
  }
  for (int i = 0; i < count; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, poll_device, &devices[i]) != 0) return 1;
  }
  printf("READY\n");
  fflush(stdout);
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    unsigned long requests = 0, errors = 0;
    for (int i = 0; i < count; i++) {
      requests += atomic_load(&devices[i].requests);
      errors += atomic_load(&devices[i].errors);
    }
    printf("COUNT %lu %lu\n", requests, errors);
    fflush(stdout);
  }
  return 0;
}
