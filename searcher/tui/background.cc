#include "searcher/tui/background.h"

#include <xapian.h>

#include <chrono>
#include <exception>

#include "searcher/query/query_error.h"
#include "searcher/render/terminal_text.h"

namespace backfile::tui {
namespace {

// How often the archive is looked at while nothing else is to do. The manifest is a small file.
constexpr std::chrono::milliseconds archive_interval(1000);

constexpr std::size_t most_completions = 20;

// Xapian's own errors are no std::exception.
std::string reason_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Xapian::Error& error) {
    return error.get_msg();
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "unknown failure";
  }
}

}  // namespace

Background::Background(std::function<std::unique_ptr<Searcher>()> open, std::unique_ptr<Searcher> searcher,
                       std::function<void()> announce)
    : open_(std::move(open)),
      announce_(std::move(announce)),
      searcher_(std::move(searcher)),
      thread_([this] { run(); }) {}

Background::~Background() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    cancel_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Background::search(SearchEffect wanted) {
  {
    const std::lock_guard lock(mutex_);
    search_ = std::move(wanted);
    cancel_ = true;  // what runs is of no more use
  }
  wake_.notify_one();
}

void Background::load(LoadEffect wanted) {
  {
    const std::lock_guard lock(mutex_);
    load_ = std::move(wanted);
  }
  wake_.notify_one();
}

void Background::complete(CompleteEffect wanted) {
  {
    const std::lock_guard lock(mutex_);
    complete_ = std::move(wanted);
  }
  wake_.notify_one();
}

std::vector<Event> Background::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(events_, {});
}

void Background::leave(Event event) {
  {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
  }
  announce_();
}

void Background::run() {
  auto looked = std::chrono::steady_clock::now();
  while (true) {
    std::optional<SearchEffect> search;
    std::optional<LoadEffect> load;
    std::optional<CompleteEffect> complete;
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, archive_interval, [this] { return stop_ || search_ || load_ || complete_; });
      if (stop_) return;
      // Reading an article is quick and was asked by a key: first.
      load = std::exchange(load_, std::nullopt);
      complete = std::exchange(complete_, std::nullopt);
      if (!load && !complete) {
        search = std::exchange(search_, std::nullopt);
        cancel_ = false;
      }
    }
    if (load) run_load(*load);
    if (complete) run_completion(*complete);
    if (search) run_search(*search);
    const auto now = std::chrono::steady_clock::now();
    if (now - looked < archive_interval) continue;
    looked = now;
    look_at_archive();
  }
}

void Background::run_search(const SearchEffect& wanted) {
  try {
    ResultPage page = searcher_->search(wanted.request, &cancel_);
    if (!cancel_) leave(ResultsEvent{wanted.serial, std::move(page)});
  } catch (const QueryError& error) {
    std::string hint = error.hint();
    if (!error.expected().empty()) hint = "expected " + error.expected() + (hint.empty() ? "" : "; " + hint);
    leave(ProblemEvent{wanted.serial, {error.place().begin, error.place().end, error.what(), hint}});
  } catch (const Error& error) {
    leave(ProblemEvent{wanted.serial, {0, 0, error.what(), error.hint()}});
  } catch (...) {
    leave(ProblemEvent{wanted.serial, {0, 0, "cannot search: " + reason_of(std::current_exception()), ""}});
  }
}

void Background::run_load(const LoadEffect& wanted) {
  ArticleEvent event;
  event.id = wanted.id;
  try {
    event.article = searcher_->article(wanted.id);
    if (event.article) event.highlights = searcher_->highlights(wanted.request, *event.article);
  } catch (const QueryError&) {
    // An article can be read also while the query is half written; then nothing is highlighted.
  } catch (...) {
    leave(ArchiveEvent{"cannot read the article: " + reason_of(std::current_exception()), false});
  }
  leave(std::move(event));
}

void Background::run_completion(const CompleteEffect& wanted) {
  CompletionEvent event;
  event.query = wanted.query;
  try {
    event.values = searcher_->complete(wanted.facet, wanted.prefix, most_completions);
  } catch (...) {
    leave(ArchiveEvent{"cannot list values: " + reason_of(std::current_exception()), false});
  }
  leave(std::move(event));
}

void Background::look_at_archive() {
  try {
    if (!searcher_->outdated()) {
      if (std::exchange(vanished_, false)) leave(ArchiveEvent{"", false});
      return;
    }
    searcher_ = open_();
    vanished_ = false;
    leave(ArchiveEvent{"", true});
  } catch (...) {
    if (std::exchange(vanished_, true)) return;
    leave(ArchiveEvent{"the archive cannot be opened any more; this is its last known state (" +
                           reason_of(std::current_exception()) + ")",
                       false});
  }
}

}  // namespace backfile::tui
