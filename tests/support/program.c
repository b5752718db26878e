#include "support/program.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/check.h"

enum { VARIABLES_MAX = 16 };

struct environment {
    char *variables[VARIABLES_MAX + 1];
    int count;
};

static void add_variable(struct environment *environment, const char *name, const char *value)
{
    if (value == NULL)
        return;
    size_t room = strlen(name) + strlen(value) + 2;
    char *variable = malloc(room);
    assert_non_null(variable);
    snprintf(variable, room, "%s=%s", name, value);
    assert_true(environment->count < VARIABLES_MAX);
    environment->variables[environment->count++] = variable;
}

static void fill_environment(struct environment *environment, const struct program *program)
{
    /* What sanitizers and coverage need is handed on. */
    static const char *const kept[] = {"PATH",          "TMPDIR",       "ASAN_OPTIONS",
                                       "UBSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE"};
    for (int i = 0; i < COUNT(kept); i++)
        add_variable(environment, kept[i], getenv(kept[i]));
    add_variable(environment, "LC_ALL", "C.UTF-8");
    add_variable(environment, "LANGUAGE", "");
    add_variable(environment, "HOME", program->home);
    add_variable(environment, "XDG_DATA_HOME", program->data_home);
    add_variable(environment, "DISPLAY", program->display);
    add_variable(environment, "EVENKEEL_DATADIR",
                 program->data_folder != NULL ? program->data_folder : "/nonexistent");
}

/* A file without a name, holding the text, ready to be read. */
static int text_descriptor(const char *text)
{
    FILE *stream = tmpfile();
    assert_non_null(stream);
    if (text != NULL)
        fputs(text, stream);
    fflush(stream);
    rewind(stream);
    int descriptor = dup(fileno(stream));
    fclose(stream);
    assert_true(descriptor >= 0);
    return descriptor;
}

static int closed_pipe(void)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    return ends[1];
}

/* Where the program's output goes. */
static int output_descriptor(const struct program *program)
{
    if (program->output_closed)
        return closed_pipe();
    if (program->output_file == NULL)
        return text_descriptor(NULL);
    int descriptor = open(program->output_file, O_WRONLY);
    assert_true(descriptor >= 0);
    return descriptor;
}

static char *take_text(int descriptor)
{
    lseek(descriptor, 0, SEEK_SET);
    FILE *stream = fdopen(descriptor, "r");
    assert_non_null(stream);
    char *text = NULL;
    size_t room = 0;
    if (getdelim(&text, &room, '\0', stream) < 0) {
        free(text);
        text = calloc(1, 1);
    }
    fclose(stream);
    return text;
}

/* In the child: never returns. */
static void become(const struct program *program, char *const variables[], const int streams[3])
{
    char *arguments[PROGRAM_ARGUMENTS_MAX + 2] = {PROGRAM_FILE};
    for (int i = 0; i < PROGRAM_ARGUMENTS_MAX && program->arguments[i] != NULL; i++)
        arguments[i + 1] = (char *)program->arguments[i];
    for (int i = 0; i < 3; i++)
        if (dup2(streams[i], i) < 0)
            _exit(126);
    if (program->folder != NULL && chdir(program->folder) != 0)
        _exit(126);
    execve(PROGRAM_FILE, arguments, variables);
    _exit(127);
}

void program_run(struct run *run, const struct program *program)
{
    struct environment environment = {0};
    fill_environment(&environment, program);
    int streams[3] = {text_descriptor(program->input), output_descriptor(program),
                      text_descriptor(NULL)};
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        become(program, environment.variables, streams);
    int ended;
    assert_int_equal(waitpid(child, &ended, 0), child);
    run->status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
    close(streams[0]);
    if (program->output_closed || program->output_file != NULL) {
        close(streams[1]);
        run->output = calloc(1, 1);
    } else {
        run->output = take_text(streams[1]);
    }
    run->complaints = take_text(streams[2]);
    for (int i = 0; i < environment.count; i++)
        free(environment.variables[i]);
}

void run_release(struct run *run)
{
    free(run->output);
    free(run->complaints);
    *run = (struct run){0};
}
