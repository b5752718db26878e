/* How two programs start and rest, in turn, so that a drifting machine hits both alike:
 *
 *     bench_start RUNS SHIM BARE GAME
 *
 * From fork to the first frame shown (SHIM notes it), memory then, and, for the game, processor
 * time and wake-ups while nobody touches it. Needs a display. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "figure.h"

enum { REST_SECONDS = 7, IDLE_SECONDS = 10 };

struct run {
    double first_frame; /* milliseconds */
    double memory;      /* MiB, resident */
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void rest(double seconds)
{
    struct timespec time = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    nanosleep(&time, NULL);
}

static pid_t start(const char *shim, const char *program, int pipe_end)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    char number[16];
    snprintf(number, sizeof number, "%d", pipe_end);
    setenv("EVENKEEL_BENCH_PIPE", number, 1);
    setenv("LD_PRELOAD", shim, 1);
    execl(program, program, (char *)NULL);
    _exit(127);
}

/* The number after `name` in a file of /proc, or -1. */
static double proc_number(pid_t process, const char *file, const char *name)
{
    char path[64], line[256];
    double number = -1;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)process, file);
    FILE *stream = fopen(path, "r");
    while (stream != NULL && fgets(line, sizeof line, stream) != NULL)
        if (strncmp(line, name, strlen(name)) == 0)
            number = strtod(line + strlen(name), NULL);
    if (stream != NULL)
        fclose(stream);
    return number;
}

/* Processor time so far, in seconds: the first number of schedstat is nanoseconds. */
static double processor_seconds(pid_t process)
{
    return proc_number(process, "schedstat", "") / 1e9;
}

static void stop(pid_t process)
{
    kill(process, SIGKILL);
    waitpid(process, NULL, 0);
}

static pid_t measure(const char *shim, const char *program, struct run *run)
{
    int ends[2];
    char text[64] = "";
    if (pipe(ends) != 0)
        exit(1);
    double began = now();
    pid_t process = start(shim, program, ends[1]);
    close(ends[1]);
    ssize_t got = read(ends[0], text, sizeof text - 1);
    close(ends[0]);
    if (got <= 0) {
        fprintf(stderr, "bench_start: %s showed nothing\n", program);
        exit(1);
    }
    run->first_frame = (strtod(text, NULL) - began) * 1000;
    rest(0.2);
    run->memory = proc_number(process, "status", "VmRSS:") / 1024;
    return process;
}

int main(int argument_count, char *arguments[])
{
    struct figure first = {.name = "first frame of the title", .unit = "ms", .goal = 1.3};
    struct figure memory = {.name = "memory then (resident)", .unit = "MiB", .goal = 2.5};
    if (argument_count != 5)
        return 2;
    int count = atoi(arguments[1]);
    if (count < 1 || count > FIGURE_RUNS_MAX)
        return 2;
    const char *shim = arguments[2];
    for (int i = -1; i < count; i++) {
        /* One run of each beforehand does not count: it fills the caches. */
        struct run bare, game;
        stop(measure(shim, arguments[3], &bare));
        stop(measure(shim, arguments[4], &game));
        if (i < 0)
            continue;
        figure_add(&first, game.first_frame, bare.first_frame);
        figure_add(&memory, game.memory, bare.memory);
    }
    figure_print(&first);
    figure_print(&memory);
    struct run once;
    pid_t process = measure(shim, arguments[4], &once);
    rest(REST_SECONDS);
    double processor = processor_seconds(process), from = now();
    double wakes = proc_number(process, "status", "voluntary_ctxt_switches:");
    rest(IDLE_SECONDS);
    double seconds = now() - from;
    struct figure share = {.name = "processor while waiting", .unit = "%"};
    struct figure wakings = {.name = "wake-ups while waiting", .unit = "/s"};
    struct figure rested = {.name = "memory after the sea has rested", .unit = "MiB"};
    figure_add(&share, 100 * (processor_seconds(process) - processor) / seconds, 0);
    figure_add(&wakings,
               (proc_number(process, "status", "voluntary_ctxt_switches:") - wakes) / seconds, 0);
    figure_add(&rested, proc_number(process, "status", "VmRSS:") / 1024, 0);
    figure_print(&share);
    figure_print(&wakings);
    figure_print(&rested);
    stop(process);
    return 0;
}
