/* drop WINDOW PATH...   drops files and folders on a window, as a file manager does (the XDND
 * protocol, version 5). Ends with 0 once the window has taken them. */
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VERSION = 5, WAIT_MILLISECONDS = 10000, LIST_BYTES = 1 << 16, WORDS = 5 };

struct drop {
    Display *display;
    Window from, to;
    char list[LIST_BYTES]; /* "file:///one\r\nfile:///two\r\n" */
};

static Atom atom(const struct drop *drop, const char *name)
{
    return XInternAtom(drop->display, name, False);
}

static void send(const struct drop *drop, const char *type, const long words[WORDS])
{
    XEvent event = {.xclient = {.type = ClientMessage,
                                .display = drop->display,
                                .window = drop->to,
                                .message_type = atom(drop, type),
                                .format = 32}};
    memcpy(event.xclient.data.l, words, sizeof event.xclient.data.l);
    XSendEvent(drop->display, drop->to, False, NoEventMask, &event);
    XFlush(drop->display);
}

/* A letter, a digit and what a path is made of stand for themselves, every other byte in numbers.
 */
static bool add_path(struct drop *drop, const char *path)
{
    size_t used = strlen(drop->list);
    used += (size_t)snprintf(drop->list + used, LIST_BYTES - used, "file://");
    for (; *path != '\0' && used + 8 < LIST_BYTES; path++) {
        bool plain = (*path >= 'a' && *path <= 'z') || (*path >= 'A' && *path <= 'Z') ||
                     (*path >= '0' && *path <= '9') || strchr("/-._", *path) != NULL;
        used += (size_t)snprintf(drop->list + used, LIST_BYTES - used, plain ? "%c" : "%%%02X",
                                 (unsigned char)*path);
    }
    snprintf(drop->list + used, LIST_BYTES - used, "\r\n");
    return *path == '\0';
}

/* The window asks for the list. */
static void answer(const struct drop *drop, const XSelectionRequestEvent *request)
{
    XEvent event = {.xselection = {.type = SelectionNotify,
                                   .display = drop->display,
                                   .requestor = request->requestor,
                                   .selection = request->selection,
                                   .target = request->target,
                                   .property = request->property,
                                   .time = request->time}};
    XChangeProperty(drop->display, request->requestor, request->property, request->target, 8,
                    PropModeReplace, (const unsigned char *)drop->list, (int)strlen(drop->list));
    XSendEvent(drop->display, request->requestor, False, NoEventMask, &event);
    XFlush(drop->display);
}

/* Answers until the window sends the message of this name; false when it does not in time. */
static bool await(const struct drop *drop, const char *name)
{
    struct pollfd poll_fd = {.fd = ConnectionNumber(drop->display), .events = POLLIN};
    while (XPending(drop->display) > 0 || poll(&poll_fd, 1, WAIT_MILLISECONDS) > 0) {
        XEvent event;
        XNextEvent(drop->display, &event);
        if (event.type == SelectionRequest)
            answer(drop, &event.xselectionrequest);
        else if (event.type == ClientMessage && event.xclient.message_type == atom(drop, name))
            return true;
    }
    fprintf(stderr, "drop: the window sent no %s\n", name);
    return false;
}

int main(int argument_count, char *arguments[])
{
    static struct drop drop;
    drop.display = XOpenDisplay(NULL);
    if (argument_count < 3 || drop.display == NULL) {
        fputs("usage: drop WINDOW PATH..., with a display\n", stderr);
        return 2;
    }
    drop.to = strtoul(arguments[1], NULL, 0);
    drop.from = XCreateSimpleWindow(drop.display, DefaultRootWindow(drop.display), 0, 0, 1, 1, 0, 0,
                                    0);
    for (int i = 2; i < argument_count; i++)
        if (!add_path(&drop, arguments[i]))
            return 2;
    Atom list = atom(&drop, "text/uri-list"), selection = atom(&drop, "XdndSelection");
    long from = (long)drop.from, copy = (long)atom(&drop, "XdndActionCopy");
    XSetSelectionOwner(drop.display, selection, drop.from, CurrentTime);
    send(&drop, "XdndEnter",
         (const long[WORDS]){from, (long)VERSION << 24, (long)list, None, None});
    send(&drop, "XdndPosition", (const long[WORDS]){from, 0, 100 << 16 | 100, CurrentTime, copy});
    bool done = await(&drop, "XdndStatus");
    if (done) {
        send(&drop, "XdndDrop", (const long[WORDS]){from, 0, CurrentTime, 0, 0});
        done = await(&drop, "XdndFinished");
    }
    XCloseDisplay(drop.display);
    return done ? 0 : 1;
}
