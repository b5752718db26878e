/* How two programs start and rest, in turn, so that a drifting machine hits both alike:
 *
 *     bench_start RUNS SHIM BARE GAME
 *
 * From fork to the first frame shown (SHIM notes it), memory then, and, for the game, processor
 * time and wake-ups while nobody touches it. Needs a display. */
#include <fcntl.h>
#include <stddef.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 100, REST_SECONDS = 7, IDLE_SECONDS = 10 };

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

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double values[], int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

static void report(const char *name, const char *unit, const struct run bare[],
                   const struct run game[], int count, size_t offset)
{
    double a[RUNS_MAX], b[RUNS_MAX], ratios[RUNS_MAX];
    for (int i = 0; i < count; i++) {
        a[i] = *(const double *)((const char *)&bare[i] + offset);
        b[i] = *(const double *)((const char *)&game[i] + offset);
        ratios[i] = b[i] / a[i];
    }
    double ratio = median(ratios, count), low = ratios[0], high = ratios[count - 1];
    printf("%-36s %8.1f %-4s bare %7.1f   ratio %.2f  [%.2f .. %.2f]\n", name, median(b, count),
           unit, median(a, count), ratio, low, high);
}

int main(int argument_count, char *arguments[])
{
    static struct run bare[RUNS_MAX], game[RUNS_MAX];
    if (argument_count != 5)
        return 2;
    int count = atoi(arguments[1]);
    if (count < 1 || count > RUNS_MAX)
        return 2;
    const char *shim = arguments[2];
    for (int i = -1; i < count; i++) {
        /* One run of each beforehand does not count: it fills the caches. */
        struct run *a = &bare[i < 0 ? 0 : i], *b = &game[i < 0 ? 0 : i];
        stop(measure(shim, arguments[3], a));
        stop(measure(shim, arguments[4], b));
    }
    report("first frame of the title", "ms", bare, game, count, offsetof(struct run, first_frame));
    report("memory then (resident)", "MiB", bare, game, count, offsetof(struct run, memory));
    struct run once;
    pid_t process = measure(shim, arguments[4], &once);
    rest(REST_SECONDS);
    double processor = processor_seconds(process), from = now();
    double wakes = proc_number(process, "status", "voluntary_ctxt_switches:");
    rest(IDLE_SECONDS);
    double seconds = now() - from;
    printf("%-36s %8.4f %%\n", "processor while waiting",
           100 * (processor_seconds(process) - processor) / seconds);
    printf("%-36s %8.2f a second\n", "wake-ups while waiting",
           (proc_number(process, "status", "voluntary_ctxt_switches:") - wakes) / seconds);
    printf("%-36s %8.1f MiB\n", "memory after the sea has rested",
           proc_number(process, "status", "VmRSS:") / 1024);
    stop(process);
    return 0;
}
