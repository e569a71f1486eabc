// The thread that searches while the screen goes on: the latest query wins.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "searcher/search.h"
#include "searcher/tui/event.h"
#include "searcher/tui/state.h"

namespace backfile::tui {

/// Runs searches one by one. A new one takes the place of one that waits and cancels one that runs. Between
/// them it looks whether the archive has a new state, and opens that.
class Background {
 public:
  /// `announce` is called from the thread after an event was left for `take`. It must be quick.
  /// `open` opens the archive's present state.
  Background(std::function<std::unique_ptr<Searcher>()> open, std::unique_ptr<Searcher> searcher,
             std::function<void()> announce);
  /// Cancels what runs and waits for it.
  ~Background();

  void search(SearchEffect wanted);
  void load(LoadEffect wanted);
  void complete(CompleteEffect wanted);
  /// What happened since the last call.
  std::vector<Event> take();

 private:
  void run();
  void run_search(const SearchEffect& wanted);
  void run_load(const LoadEffect& wanted);
  void run_completion(const CompleteEffect& wanted);
  void look_at_archive();
  void leave(Event event);

  std::function<std::unique_ptr<Searcher>()> open_;
  std::function<void()> announce_;
  std::unique_ptr<Searcher> searcher_;  // the thread's own
  bool vanished_ = false;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<SearchEffect> search_;
  std::optional<LoadEffect> load_;
  std::optional<CompleteEffect> complete_;
  std::vector<Event> events_;
  bool stop_ = false;
  std::atomic<bool> cancel_ = false;
  std::thread thread_;
};

}  // namespace backfile::tui
