#include "gui/room.h"

#include "gui/scenes.h"

/* Of the room's window only its size, its damage and its closing count. */
static bool room_event(struct app *app, const SDL_Event *event)
{
    if (app->room == NULL || event->type != SDL_WINDOWEVENT ||
        event->window.windowID != SDL_GetWindowID(app->room->window))
        return false;
    if (event->window.event == SDL_WINDOWEVENT_CLOSE)
        app_close_room(app);
    else if (event->window.event == SDL_WINDOWEVENT_EXPOSED ||
             event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
        app_resize(app->room);
    return true;
}

/* What is pressed in the room's window is nobody's. */
static bool is_the_rooms(const struct app *app, const SDL_Event *event)
{
    if (app->room == NULL)
        return false;
    uint32_t room = SDL_GetWindowID(app->room->window);
    return (event->type == SDL_MOUSEMOTION && event->motion.windowID == room) ||
           ((event->type == SDL_MOUSEBUTTONDOWN || event->type == SDL_MOUSEBUTTONUP) &&
            event->button.windowID == room) ||
           (event->type == SDL_MOUSEWHEEL && event->wheel.windowID == room);
}

bool room_takes(struct app *app, const SDL_Event *event)
{
    return room_event(app, event) || is_the_rooms(app, event);
}

/* The room sees what the session says; its motion is at its end at once. */
void room_draw(struct app *app)
{
    struct app *room = app->room;
    if (room == NULL)
        return;
    room->now = app->now;
    if (card_pictures_arrived(room->draw.card_pictures))
        app_touch(room);
    app_change_scene(room);
    if (room->screen == NULL)
        app_resize(room);
    if (room->dirty) {
        app_draw(room);
        app_show_title(room);
    }
}

bool app_open_room(struct app *app, struct error *error)
{
    if (app->room != NULL)
        return true;
    const struct app_setup setup = {
        .first = &scene_title, .no_database = true, .session = app->session, .room = true};
    app->room = app_new(&setup, error);
    if (app->room == NULL)
        return false;
    struct preferences preferences = app->preferences;
    preferences.projector = true;
    preferences.reduced_motion = true;
    preferences.full_screen = (SDL_GetWindowFlags(app->room->window) &
                               SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
    app_set_preferences(app->room, &preferences);
    SDL_RaiseWindow(app->window);
    return true;
}

void app_close_room(struct app *app)
{
    if (app->room == NULL)
        return;
    app_free(app->room);
    app->room = NULL;
    /* What only this screen could show, everybody sees from now on. */
    app_touch(app);
}
