// What annotators noted of an analyser's words, so that they read a word's letters once, not at every place.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace backfile {

/// One number a word, by Word::id; 0 where nothing is noted yet.
class NotesOfWords {
 public:
  std::uint32_t& operator[](std::uint32_t word) {
    if (word >= notes_.size()) notes_.resize(std::max<std::size_t>(word + 1U, notes_.size() * 2));
    return notes_[word];
  }

  /// Whether something is so of a word: `ask()` is called once. For owners that note nothing else.
  template <typename Ask>
  bool holds(std::uint32_t word, Ask&& ask) {
    constexpr std::uint32_t no = 1, yes = 2;
    std::uint32_t& note = (*this)[word];
    if (note == 0) note = ask() ? yes : no;
    return note == yes;
  }

 private:
  friend class WordNotes;
  std::vector<std::uint32_t> notes_;
  const void* owner_ = nullptr;
  std::uint64_t version_ = 0;
};

/// Beside one Analyzer; `clear` when that has forgotten its words. Not thread-safe.
class WordNotes {
 public:
  /// The notes of `owner`, which has to outlive them; those made for another version of it are dropped.
  NotesOfWords& of(const void* owner, std::uint64_t version = 0) {
    for (const auto& notes : all_) {
      if (notes->owner_ != owner) continue;
      if (notes->version_ != version) notes->notes_.clear();
      notes->version_ = version;
      return *notes;
    }
    if (all_.size() == most_owners) all_.clear();
    all_.push_back(std::make_unique<NotesOfWords>());
    all_.back()->owner_ = owner;
    all_.back()->version_ = version;
    return *all_.back();
  }

  void clear() { all_.clear(); }

 private:
  static constexpr std::size_t most_owners = 16;
  std::vector<std::unique_ptr<NotesOfWords>> all_;
};

}  // namespace backfile
