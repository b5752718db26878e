#include "gui/job.h"

#include "gui/wake.h"

void job_init(struct job *job, void *owner, void (*release)(void *owner))
{
    *job = (struct job){
        .lock = SDL_CreateMutex(), .wanted = true, .owner = owner, .release = release};
}

static void end(struct job *job)
{
    SDL_DestroyMutex(job->lock);
    job->release(job->owner);
}

static int run(void *context)
{
    struct job *job = context;
    job->work(job->owner);
    SDL_LockMutex(job->lock);
    job->running = false;
    bool wanted = job->wanted, left = !wanted && job->thread == NULL;
    SDL_UnlockMutex(job->lock);
    if (left)
        end(job);
    else if (wanted)
        wake_window();
    return 0;
}

void job_start(struct job *job, const char *name, void (*work)(void *owner), int stage,
               bool at_once)
{
    /* One that was started before has come to its end. */
    SDL_WaitThread(job->thread, NULL);
    job->work = work;
    job->running = true;
    job->stage = stage;
    SDL_LockMutex(job->lock);
    job->thread = at_once ? NULL : SDL_CreateThread(run, name, job);
    bool alone = job->thread == NULL;
    SDL_UnlockMutex(job->lock);
    if (alone)
        run(job);
}

void job_leave(struct job *job)
{
    SDL_LockMutex(job->lock);
    SDL_Thread *thread = job->thread;
    bool running = job->running;
    job->wanted = false;
    if (running)
        job->thread = NULL;
    SDL_UnlockMutex(job->lock);
    if (running) {
        SDL_DetachThread(thread);
        return;
    }
    SDL_WaitThread(thread, NULL);
    end(job);
}

void job_stop(struct job *job)
{
    SDL_LockMutex(job->lock);
    job->wanted = false;
    SDL_UnlockMutex(job->lock);
    SDL_WaitThread(job->thread, NULL);
    end(job);
}

bool job_runs(struct job *job)
{
    SDL_LockMutex(job->lock);
    bool running = job->running;
    SDL_UnlockMutex(job->lock);
    return running;
}

int job_stage(struct job *job)
{
    SDL_LockMutex(job->lock);
    int stage = job->stage;
    SDL_UnlockMutex(job->lock);
    return stage;
}

double job_share(struct job *job)
{
    SDL_LockMutex(job->lock);
    double share = job->share;
    SDL_UnlockMutex(job->lock);
    return share;
}

bool job_reach(struct job *job, int stage)
{
    SDL_LockMutex(job->lock);
    job->stage = stage;
    bool wanted = job->wanted;
    SDL_UnlockMutex(job->lock);
    if (wanted)
        wake_window();
    return wanted;
}

bool job_go_on(void *context, double share)
{
    enum { STEPS = 100 };
    struct job *job = context;
    SDL_LockMutex(job->lock);
    bool wanted = job->wanted;
    bool tell = (int)(share * STEPS) != (int)(job->share * STEPS);
    job->share = share;
    SDL_UnlockMutex(job->lock);
    if (wanted && tell)
        wake_window();
    return wanted;
}
