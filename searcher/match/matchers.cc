#include "searcher/match/matchers.h"

#include <algorithm>
#include <optional>

#include "searcher/match/anchored_scanner.h"
#include "searcher/match/dense_row.h"
#include "searcher/match/near_scanner.h"
#include "searcher/match/phrase_scanner.h"
#include "searcher/match/postings.h"

namespace backfile {
namespace {

class AllMatcher : public Matcher {
 public:
  explicit AllMatcher(std::uint64_t rows) : rows_(rows) {}
  std::uint64_t cost() const override { return rows_; }
  void match(const Window& window, const RowBits*, RowBits& rows) override {
    rows.clear();
    rows.insert_range(0, window.size());
  }
  void score(const RowBits&, bool, float*) override {}

 private:
  std::uint64_t rows_;
};

class NothingMatcher : public Matcher {
 public:
  std::uint64_t cost() const override { return 0; }
  void match(const Window&, const RowBits*, RowBits& rows) override { rows.clear(); }
  void score(const RowBits&, bool, float*) override {}
};

// Articles with any of some terms. Scored with one idf for all of them.
class TermMatcher : public Matcher {
 public:
  TermMatcher(Shard& shard, const std::vector<std::string>& terms, double idf)
      : idf_(static_cast<float>(idf)) {
    for (const std::string& term : terms) {
      const std::uint64_t frequency = shard.database().get_termfreq(term);
      if (frequency == 0) continue;
      cost_ += frequency;
      const auto dense =
          shard.dense() != nullptr ? shard.dense()->find(term) : std::span<const std::uint8_t>();
      if (dense.empty()) {
        lists_.emplace_back(shard, term, frequency);
      } else {
        dense_.emplace_back(dense);
      }
    }
    cost_ = std::min<std::uint64_t>(cost_, shard.columns().rows());
  }

  std::uint64_t cost() const override { return cost_; }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    rows.clear();
    for (PostingList& list : lists_) list.read(window, among, rows);
    for (DenseRow& row : dense_) row.read(window, rows);
  }

  void score(const RowBits& rows, bool loose, float* scores) override {
    if (idf_ == 0) return;
    for (const PostingList& list : lists_) {
      for (const Posting& posting : list.postings()) {
        if (rows.contains(posting.at)) scores[posting.at] += idf_ * static_cast<float>(posting.impact);
      }
    }
    for (const DenseRow& row : dense_) row.score(rows, loose, idf_, scores);
  }

 private:
  std::vector<PostingList> lists_;
  std::vector<DenseRow> dense_;
  std::uint64_t cost_ = 0;
  float idf_;
};

class Conjunction : public Matcher {
 public:
  Conjunction(std::vector<std::unique_ptr<Matcher>> wanted, std::vector<std::unique_ptr<Matcher>> unwanted)
      : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {
    std::ranges::stable_sort(wanted_, {}, [](const auto& child) { return child->cost(); });
  }

  std::uint64_t cost() const override { return wanted_.front()->cost(); }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    wanted_.front()->match(window, among, rows);
    if (among != nullptr) rows.keep(*among);
    for (std::size_t i = 1; i < wanted_.size() && !rows.none(); ++i) {
      wanted_[i]->match(window, &rows, part_);
      rows.keep(part_);
    }
    for (std::size_t i = 0; i < unwanted_.size() && !rows.none(); ++i) {
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
  std::vector<std::unique_ptr<Matcher>> wanted_;
  std::vector<std::unique_ptr<Matcher>> unwanted_;
  RowBits part_;
  RowBits matched_;
};

class Disjunction : public Matcher {
 public:
  explicit Disjunction(std::vector<std::unique_ptr<Matcher>> children) : children_(std::move(children)) {}

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
  std::vector<std::unique_ptr<Matcher>> children_;
  RowBits part_;
};

// One word in two spellings.
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

// What the first part matches; the second adds to its score where it matches too.
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

// Articles with two common words side by side.
class PairMatcher : public Matcher {
 public:
  explicit PairMatcher(const PackedRows& rows) : rows_(rows), count_(rows.count()), head_(rows_.next()) {}
  std::uint64_t cost() const override { return count_; }
  void match(const Window& window, const RowBits*, RowBits& rows) override {
    rows.clear();
    for (; head_ && *head_ < window.end; head_ = rows_.next()) {
      if (*head_ >= window.begin) rows.insert(*head_ - window.begin);
    }
  }
  void score(const RowBits&, bool, float*) override {}

 private:
  PackedRows rows_;
  std::uint64_t count_;
  std::optional<std::uint32_t> head_;
};

// Candidates by their postings, checked in the token column.
class PlacesMatcher : public Matcher {
 public:
  PlacesMatcher(std::unique_ptr<Matcher> candidates, const PlaceExpression& expression,
                const MatchContext& context)
      : candidates_(std::move(candidates)),
        expression_(expression),
        columns_(context.shard.columns()),
        scanner_(*context.scanner),
        phrase_(PhraseScanner::make(columns_, expression, scanner_)),
        near_(NearScanner::make(columns_, expression, scanner_)) {
    if (!phrase_ && !near_) anchored_ = AnchoredScanner::make(columns_, expression, scanner_);
  }

  std::uint64_t cost() const override { return candidates_->cost() * 4; }

  void match(const Window& window, const RowBits* among, RowBits& rows) override {
    candidates_->match(window, among, found_);
    if (among != nullptr) found_.keep(*among);
    rows.clear();
    candidates_here_.clear();
    found_.for_each([&](std::uint32_t at) { candidates_here_.push_back(at); });
    for (std::size_t i = 0; i < candidates_here_.size(); ++i) {
      if (i + ahead < candidates_here_.size())
        fetch(columns_.tokens(window.begin + candidates_here_[i + ahead]));
      if (stands_in(window.begin + candidates_here_[i])) rows.insert(candidates_here_[i]);
    }
    matched_ = rows;
  }

  void score(const RowBits& rows, bool loose, float* scores) override {
    RowBits both = rows;
    both.keep(matched_);
    if (!both.none()) candidates_->score(both, loose && both == rows, scores);
  }

 private:
  // Memory is slower than the search: by the time that an article is looked into, it should be there.
  static constexpr std::size_t ahead = 3;

  bool stands_in(std::uint32_t row) {
    if (phrase_) return phrase_->matches(row);
    if (near_) return near_->matches(row);
    if (anchored_) return anchored_->matches(row);
    scanner_.scan(row, places_);
    return evaluator_.holds(expression_, places_);
  }

  std::unique_ptr<Matcher> candidates_;
  const PlaceExpression& expression_;
  const Columns& columns_;
  const TokenScanner& scanner_;
  std::unique_ptr<PhraseScanner> phrase_;  ///< a short way, where there is one
  std::unique_ptr<NearScanner> near_;
  std::unique_ptr<AnchoredScanner> anchored_;
  PlaceEvaluator evaluator_;
  LeafPlaces places_;
  RowBits found_;
  RowBits matched_;
  std::vector<std::uint32_t> candidates_here_;
};

class DatesMatcher : public Matcher {
 public:
  explicit DatesMatcher(const Window& dated) : dated_(dated) {}
  std::uint64_t cost() const override { return dated_.end - dated_.begin; }
  void match(const Window& window, const RowBits*, RowBits& rows) override {
    rows.clear();
    const std::uint32_t begin = std::max(window.begin, dated_.begin);
    const std::uint32_t end = std::min(window.end, dated_.end);
    if (begin < end) rows.insert_range(begin - window.begin, end - window.begin);
  }
  void score(const RowBits&, bool, float*) override {}

 private:
  Window dated_;
};

class LengthMatcher : public Matcher {
 public:
  LengthMatcher(const Columns& columns, std::uint32_t least, std::uint32_t most)
      : columns_(columns), least_(least), most_(most) {}
  std::uint64_t cost() const override { return columns_.rows(); }
  void match(const Window& window, const RowBits*, RowBits& rows) override {
    rows.clear();
    const auto counts = columns_.word_counts();
    for (std::uint32_t row = window.begin; row < window.end; ++row) {
      if (counts[row] >= least_ && counts[row] <= most_) rows.insert(row - window.begin);
    }
  }
  void score(const RowBits&, bool, float*) override {}

 private:
  const Columns& columns_;
  std::uint32_t least_;
  std::uint32_t most_;
};

std::unique_ptr<Matcher> make_conjunction(std::vector<std::unique_ptr<Matcher>> wanted,
                                          std::vector<std::unique_ptr<Matcher>> unwanted, Shard& shard) {
  if (wanted.empty()) wanted.push_back(std::make_unique<AllMatcher>(shard.columns().rows()));
  if (wanted.size() == 1 && unwanted.empty()) return std::move(wanted.front());
  return std::make_unique<Conjunction>(std::move(wanted), std::move(unwanted));
}

// The list of a phrase's words at `at` and behind it, where there is one.
std::optional<PackedRows> pair_at(const PlaceExpression& phrase, std::size_t at,
                                  const MatchContext& context) {
  const auto form_of_child = [&](const PlaceExpression& child) -> std::string_view {
    if (child.kind != PlaceExpression::Kind::leaf) return {};
    const Leaf& leaf = context.plan.leaves[child.leaf];
    return leaf.match == WordMatch::exact && !leaf.as_printed ? std::string_view(leaf.form)
                                                              : std::string_view();
  };
  const std::string_view first = form_of_child(phrase.children[at]);
  const std::string_view second = form_of_child(phrase.children[at + 1]);
  if (context.shard.pairs() == nullptr || first.empty() || second.empty()) return std::nullopt;
  return context.shard.pairs()->find(first, second);
}

void add_pairs(const PlaceExpression& phrase, const MatchContext& context,
               std::vector<std::unique_ptr<Matcher>>& parts) {
  for (std::size_t i = 0; i + 1 < phrase.children.size(); ++i) {
    if (const auto rows = pair_at(phrase, i, context)) parts.push_back(std::make_unique<PairMatcher>(*rows));
  }
}

// True where its candidates are all there is to know: two words anywhere whose pairs are listed.
bool is_listed_pair(const PlaceExpression& expression, const MatchContext& context) {
  return expression.kind == PlaceExpression::Kind::phrase && expression.children.size() == 2 &&
         std::ranges::all_of(expression.children,
                             [](const PlaceExpression& child) { return child.part == Part::any; }) &&
         pair_at(expression, 0, context).has_value();
}

// What an article must have in its postings for the expression to be worth a look. Pairs of common words
// narrow only what is `required`: of alternatives each that an article has the words of counts in its score.
std::unique_ptr<Matcher> make_candidates(const PlaceExpression& expression, const MatchContext& context,
                                         bool required = true) {
  using Kind = PlaceExpression::Kind;
  if (expression.kind == Kind::leaf) {
    const Leaf& leaf = context.plan.leaves[expression.leaf];
    return std::make_unique<TermMatcher>(context.shard, leaf.terms, leaf.idf);
  }
  std::vector<std::unique_ptr<Matcher>> children;
  for (const PlaceExpression& child : expression.children)
    children.push_back(make_candidates(child, context, required && expression.kind != Kind::any_of));
  if (expression.kind == Kind::phrase && required) add_pairs(expression, context, children);
  if (expression.kind == Kind::any_of) return std::make_unique<Disjunction>(std::move(children));
  return make_conjunction(std::move(children), {}, context.shard);
}

std::vector<std::unique_ptr<Matcher>> make_matchers(const std::vector<PlanNode>& nodes,
                                                    const MatchContext& context) {
  std::vector<std::unique_ptr<Matcher>> made;
  for (const PlanNode& node : nodes) made.push_back(make_matcher(node, context));
  return made;
}

}  // namespace

Window rows_dated(const Columns& columns, const DateRange& dates) {
  // Newest first: the rows up to `dates.end` come before those down to `dates.begin`; undated ones are last.
  const auto all = columns.dates();
  const auto dated_end = std::ranges::lower_bound(all, no_date, std::greater<>());
  const auto begin = std::lower_bound(all.begin(), dated_end, dates.end,
                                      [](std::int64_t date, std::int64_t limit) { return date >= limit; });
  const auto end = std::lower_bound(begin, dated_end, dates.begin,
                                    [](std::int64_t date, std::int64_t limit) { return date >= limit; });
  return {static_cast<std::uint32_t>(begin - all.begin()), static_cast<std::uint32_t>(end - all.begin())};
}

bool needs_places(const PlanNode& node) {
  return node.kind == PlanNode::Kind::places || std::ranges::any_of(node.children, needs_places);
}

std::unique_ptr<Matcher> make_value_matcher(const std::vector<std::string>& terms, Shard& shard) {
  if (terms.empty()) return std::make_unique<NothingMatcher>();
  return std::make_unique<TermMatcher>(shard, terms, 0);
}

std::unique_ptr<Matcher> make_matcher(const PlanNode& node, const MatchContext& context) {
  using Kind = PlanNode::Kind;
  Shard& shard = context.shard;
  switch (node.kind) {
    case Kind::all:
      return std::make_unique<AllMatcher>(shard.columns().rows());
    case Kind::term: {
      const Leaf& leaf = context.plan.leaves[node.leaf];
      return std::make_unique<TermMatcher>(shard, leaf.terms, leaf.idf);
    }
    case Kind::places:
      if (is_listed_pair(node.places, context)) return make_candidates(node.places, context);
      return std::make_unique<PlacesMatcher>(make_candidates(node.places, context), node.places, context);
    case Kind::conjunction: {
      std::vector<std::unique_ptr<Matcher>> wanted;
      std::vector<std::unique_ptr<Matcher>> unwanted;
      for (const PlanNode& child : node.children) {
        if (child.kind == Kind::negation) {
          unwanted.push_back(make_matcher(child.children.front(), context));
        } else {
          wanted.push_back(make_matcher(child, context));
        }
      }
      return make_conjunction(std::move(wanted), std::move(unwanted), shard);
    }
    case Kind::disjunction:
      return std::make_unique<Disjunction>(make_matchers(node.children, context));
    case Kind::spellings:
      return std::make_unique<Spellings>(make_matcher(node.children[0], context),
                                         make_matcher(node.children[1], context));
    case Kind::preference:
      return std::make_unique<Preference>(make_matcher(node.children[0], context),
                                          make_matcher(node.children[1], context));
    case Kind::negation: {
      std::vector<std::unique_ptr<Matcher>> unwanted;
      unwanted.push_back(make_matcher(node.children.front(), context));
      return make_conjunction({}, std::move(unwanted), shard);
    }
    case Kind::value:
      return make_value_matcher(node.value_terms, shard);
    case Kind::dates:
      return std::make_unique<DatesMatcher>(rows_dated(shard.columns(), node.dates));
    case Kind::length:
      return std::make_unique<LengthMatcher>(shard.columns(), node.min_words, node.max_words);
  }
  return std::make_unique<NothingMatcher>();
}

}  // namespace backfile
