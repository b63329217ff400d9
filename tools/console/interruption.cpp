#include "tools/console/interruption.h"

#include <csignal>
#include <thread>

#include <pthread.h>

#include "geodata/store/scratch.h"

namespace relais::tools {
namespace {

bool is_ignored(int signal) {
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

[[noreturn]] void end_by(int signal) {
    std::signal(signal, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal);
    pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
    std::raise(signal);
    std::_Exit(1);  // not reached: these signals end a process
}

}  // namespace

void leave_nothing_when_stopped() {
    sigset_t stops;
    sigemptyset(&stops);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (!is_ignored(signal)) sigaddset(&stops, signal);
    // All threads inherit this, so that only the one below takes them.
    pthread_sigmask(SIG_BLOCK, &stops, nullptr);
    std::thread([stops] {
        int signal = 0;
        if (sigwait(&stops, &signal) != 0) return;
        store::abandon_all_scratch();
        end_by(signal);
    }).detach();
}

}  // namespace relais::tools
