// A queue between threads that holds its producer back when it is full.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace backfile {

/// First in, first out, limited by the sum of the items' costs (an item dearer than the limit passes alone).
template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t limit) : limit_(limit) {}

  /// Waits for room. False once the queue is closed: the item is dropped.
  bool push(T item, std::size_t cost) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || items_.empty() || cost_ + cost <= limit_; });
    if (closed_) return false;
    cost_ += cost;
    items_.emplace_back(std::move(item), cost);
    filled_.notify_one();
    return true;
  }

  /// Waits for an item; nothing once the queue is closed and empty.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return closed_ || !items_.empty(); });
    if (items_.empty()) return std::nullopt;
    auto [item, cost] = std::move(items_.front());
    items_.pop_front();
    cost_ -= cost;
    room_.notify_one();
    return std::move(item);
  }

  /// No more items: consumers take what is left.
  void close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

 private:
  std::size_t limit_;
  std::size_t cost_ = 0;
  bool closed_ = false;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable filled_;
  std::deque<std::pair<T, std::size_t>> items_;
};

}  // namespace backfile
