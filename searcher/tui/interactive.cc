#include "searcher/tui/interactive.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "searcher/tui/background.h"
#include "searcher/tui/draw.h"
#include "searcher/tui/leaving.h"
#include "searcher/tui/terminal.h"
#include "searcher/tui/update.h"

namespace backfile::tui {
namespace {

constexpr int exit_interrupted = 130;
// Searches are mostly over before a sign of them would be more than a flicker, and a query that is being
// typed is seldom whole.
constexpr int patience_ms = 250;

std::string today() {
  return to_iso({static_cast<std::int64_t>(std::time(nullptr)), DatePrecision::day});
}

State first_state(const InteractiveOptions& options, const ResizeEvent& size) {
  State state;
  state.columns = size.columns;
  state.rows = size.rows;
  state.archive = options.archive;
  state.served = options.served;
  state.today = today();
  state.base = options.request;
  state.query.set(options.request.query);
  state.sort = options.request.sort;
  state.collapse = options.request.collapse;
  state.filters = options.request.filters;
  state.history.entries = load_history(history_path());
  return start(std::move(state));
}

// Carries out what the model asked for.
struct Doer {
  Terminal& terminal;
  Background& background;

  void operator()(SearchEffect& effect) const { background.search(std::move(effect)); }
  void operator()(LoadEffect& effect) const { background.load(std::move(effect)); }
  void operator()(CompleteEffect& effect) const { background.complete(std::move(effect)); }
  void operator()(const CopyEffect& effect) const { terminal.copy(effect.text); }
  void operator()(const RememberEffect& effect) const { append_history(history_path(), effect.query); }
  void operator()(const MouseEffect& effect) const { terminal.set_mouse(effect.on); }
  void operator()(const SuspendEffect&) const { terminal.suspend(); }
  void operator()(const RepaintEffect&) const { terminal.repaint(); }
};

// The loop: events, update, effects, drawing. Answers the state at the end and the signal that ended it.
std::pair<State, int> run_loop(const InteractiveOptions& options, std::unique_ptr<Searcher> searcher) {
  Terminal terminal(options.color);
  State state = first_state(options, terminal.size());
  Background background(options.open, std::move(searcher), [&terminal] { terminal.announce(); });
  while (true) {
    for (Effect& effect : std::exchange(state.effects, {})) std::visit(Doer{terminal, background}, effect);
    if (state.quit) return {std::move(state), 0};
    terminal.show(draw(state));
    const bool patient = (state.searching && !state.slow) || (state.problem && !state.problem_due);
    Terminal::Waking waking = terminal.wait(patient ? patience_ms : -1);
    if (waking.signal != 0) return {std::move(state), waking.signal};
    if (waking.announced) {
      for (Event& event : background.take()) waking.events.push_back(std::move(event));
    }
    if (patient && waking.events.empty()) waking.events.emplace_back(PatienceEvent{});
    for (const Event& event : waking.events) state = update(std::move(state), event);
  }
}

}  // namespace

bool can_be_interactive() {
  const char* term = std::getenv("TERM");
  return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0 && term != nullptr && *term != '\0' &&
         std::strcmp(term, "dumb") != 0;
}

int run_interactive(const InteractiveOptions& options, std::unique_ptr<Searcher> searcher,
                    const RenderOptions& render) {
  const auto [state, signal] = run_loop(options, std::move(searcher));
  if (signal != 0) {
    // The screen is restored; now die of it, so that the caller sees why.
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  if (state.interrupted) return exit_interrupted;
  print_leaving(state, render);
  return 0;
}

}  // namespace backfile::tui
