#include "searcher/match/joined_matchers.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace backfile {
namespace {

class Conjunction : public Matcher {
 public:
  Conjunction(Matchers wanted, Matchers unwanted)
      : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {
    std::ranges::stable_sort(wanted_, {}, [](const auto& child) { return child->cost(); });
  }

  std::uint64_t cost() const override { return wanted_.front()->cost(); }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    wanted_.front()->match(window, among, rows);
    bool any = among != nullptr ? rows.keep(*among) : !rows.none();
    for (std::size_t i = 1; i < wanted_.size() && any; ++i) {
      wanted_[i]->match(window, &rows, part_);
      any = rows.keep(part_);
    }
    for (std::size_t i = 0; i < unwanted_.size() && any; ++i) {
      unwanted_[i]->match(window, &rows, part_);
      rows.remove(part_);
    }
    matched_ = rows;
  }

  void score(const RowBits& rows, bool loose, float* scores) override {
    RowBits both = rows;
    both.keep(matched_);
    if (both.none()) return;
    loose = loose && both == rows;
    for (const auto& child : wanted_) child->score(both, loose, scores);
  }

 private:
  Matchers wanted_;
  Matchers unwanted_;
  RowBits part_;
  RowBits matched_;
};

class Disjunction : public Matcher {
 public:
  explicit Disjunction(Matchers children) : children_(std::move(children)) {}

  std::uint64_t cost() const override {
    std::uint64_t sum = 0;
    for (const auto& child : children_) sum += child->cost();
    return sum;
  }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    rows.clear();
    for (const auto& child : children_) {
      child->match(window, among, part_);
      rows.add(part_);
    }
  }

  void score(const RowBits& rows, bool loose, float* scores) override {
    for (const auto& child : children_) child->score(rows, loose, scores);
  }

 private:
  Matchers children_;
  RowBits part_;
};

class Spellings : public Matcher {
 public:
  Spellings(std::unique_ptr<Matcher> typed, std::unique_ptr<Matcher> other)
      : typed_(std::move(typed)), other_(std::move(other)) {}

  std::uint64_t cost() const override { return typed_->cost() + other_->cost(); }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    typed_->match(window, among, rows);
    if (among != nullptr) rows.keep(*among);
    has_typed_ = rows;
    other_->match(window, among, has_other_);
    rows.add(has_other_);
  }

  // The halves of a word may stand anywhere in an article that has the whole: they say nothing there.
  void score(const RowBits& rows, bool loose, float* scores) override {
    RowBits typed = rows;
    typed.keep(has_typed_);
    if (!typed.none()) typed_->score(typed, loose && typed == rows, scores);
    RowBits other = rows;
    other.remove(has_typed_);
    if (!other.none()) other_->score(other, loose && other == rows, scores);
  }

 private:
  std::unique_ptr<Matcher> typed_;
  std::unique_ptr<Matcher> other_;
  RowBits has_typed_;
  RowBits has_other_;
};

class Preference : public Matcher {
 public:
  Preference(std::unique_ptr<Matcher> decisive, std::unique_ptr<Matcher> wished)
      : decisive_(std::move(decisive)), wished_(std::move(wished)) {}

  std::uint64_t cost() const override { return decisive_->cost(); }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    decisive_->match(window, among, rows);
    if (among != nullptr) rows.keep(*among);
    wished_->match(window, &rows, part_);
  }

  void score(const RowBits& rows, bool loose, float* scores) override {
    decisive_->score(rows, loose, scores);
    wished_->score(rows, loose, scores);
  }

 private:
  std::unique_ptr<Matcher> decisive_;
  std::unique_ptr<Matcher> wished_;
  RowBits part_;
};

}  // namespace

std::unique_ptr<Matcher> conjunction_of(Matchers wanted, Matchers unwanted) {
  if (wanted.size() == 1 && unwanted.empty()) return std::move(wanted.front());
  return std::make_unique<Conjunction>(std::move(wanted), std::move(unwanted));
}

std::unique_ptr<Matcher> disjunction_of(Matchers children) {
  return std::make_unique<Disjunction>(std::move(children));
}

std::unique_ptr<Matcher> spellings_of(std::unique_ptr<Matcher> typed, std::unique_ptr<Matcher> other) {
  return std::make_unique<Spellings>(std::move(typed), std::move(other));
}

std::unique_ptr<Matcher> preference_of(std::unique_ptr<Matcher> decisive, std::unique_ptr<Matcher> wished) {
  return std::make_unique<Preference>(std::move(decisive), std::move(wished));
}

}  // namespace backfile
