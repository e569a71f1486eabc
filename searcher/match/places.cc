#include "searcher/match/places.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace backfile {
namespace {

bool stands_in(const WordPlace& place, Part part) {
  if (part == Part::any) return true;
  return part == Part::lead ? place.in_lead : place.part == part;
}

bool is_within(const Match& inner, const Match& outer) {
  return outer.first.position < inner.first.position && inner.last.position < outer.last.position;
}

// Words between the two, 1 where they stand side by side; 0 where they overlap.
std::uint32_t gap(const Match& a, const Match& b) {
  if (b.first.position > a.last.position) return b.first.position - a.last.position;
  return a.first.position > b.last.position ? a.first.position - b.last.position : 0;
}

// No word of one is a word of the other.
bool are_apart(const Match& a, const Match& b) {
  if (gap(a, b) > 0) return true;
  if (is_within(b, a)) return !a.solid;
  if (is_within(a, b)) return !b.solid;
  return !a.solid && !b.solid && a.first.position != b.first.position && a.last.position != b.last.position &&
         a.first.position != b.last.position && a.last.position != b.first.position;
}

// True where a and b make a match of the proximity, `a` being its first operand.
bool are_near(const PlaceExpression& near, const Match& a, const Match& b) {
  if (near.ordered ? b.first.position <= a.last.position : !are_apart(a, b)) return false;
  switch (near.unit) {
    case NearUnit::words:
      return gap(a, b) <= near.distance;
    case NearUnit::sentence:
      return std::min(a.first.sentence, b.first.sentence) == std::max(a.last.sentence, b.last.sentence);
    case NearUnit::paragraph:
      return std::min(a.first.paragraph, b.first.paragraph) == std::max(a.last.paragraph, b.last.paragraph);
  }
  return false;
}

Match united(const Match& a, const Match& b) {
  return {a.first.position < b.first.position ? a.first : b.first,
          a.last.position > b.last.position ? a.last : b.last, false};
}

// Those that are not solid first: of two in one place they are kept.
bool stands_before(const Match& a, const Match& b) {
  return std::tuple(a.first.position, a.last.position, a.solid) <
         std::tuple(b.first.position, b.last.position, b.solid);
}

bool same_place(const Match& a, const Match& b) {
  return a.first.position == b.first.position && a.last.position == b.last.position;
}

void sort_matches(std::vector<Match>& matches) {
  std::ranges::sort(matches, stands_before);
  matches.erase(std::unique(matches.begin(), matches.end(), same_place), matches.end());
}

std::uint32_t longest(const std::vector<Match>& matches) {
  std::uint32_t most = 0;
  for (const Match& match : matches) most = std::max(most, match.last.position - match.first.position);
  return most;
}

// One operand's matches, ascending, and those of them that may be near a match of the other operand.
class Operand {
 public:
  explicit Operand(const std::vector<Match>& matches) : matches_(matches), longest_(longest(matches)) {}

  // Calls `use` with the candidates from the nearest outwards until it says false.
  template <typename Use>
  void outwards(const PlaceExpression& near, const Match& from, const Use& use) const {
    auto [down, up] = range(near, from);
    auto middle = std::lower_bound(down, up, from.first.position, [](const Match& match, std::uint32_t at) {
      return match.first.position < at;
    });
    auto below = middle;
    while (below != down || middle != up) {
      if (middle != up && !use(*middle++)) return;
      if (below != down && !use(*--below)) return;
    }
  }

 private:
  using Iterator = std::vector<Match>::const_iterator;

  std::pair<Iterator, Iterator> range(const PlaceExpression& near, const Match& from) const {
    const auto between = [&](auto number, std::uint32_t first, std::uint32_t last) {
      const auto begin = std::ranges::lower_bound(matches_, first, {}, number);
      return std::pair(
          begin, std::upper_bound(begin, matches_.end(), last,
                                  [&](std::uint32_t at, const Match& match) { return at < number(match); }));
    };
    switch (near.unit) {
      case NearUnit::sentence:
        return between([](const Match& match) { return match.first.sentence; }, from.first.sentence,
                       from.last.sentence);
      case NearUnit::paragraph:
        return between([](const Match& match) { return match.first.paragraph; }, from.first.paragraph,
                       from.last.paragraph);
      case NearUnit::words:
        break;
    }
    const std::uint32_t back = near.distance + longest_;
    const std::uint32_t first = from.first.position - std::min(from.first.position, back);
    return between([](const Match& match) { return match.first.position; }, first,
                   from.last.position + near.distance);
  }

  const std::vector<Match>& matches_;
  std::uint32_t longest_;
};

// Adds for each match of one operand those that it makes with the other's, `most` of them, the nearest first.
void pair_up(const PlaceExpression& near, const std::vector<Match>& matches, const Operand& others,
             bool others_first, std::size_t most, std::vector<Match>& out) {
  for (const Match& match : matches) {
    std::size_t found = 0;
    others.outwards(near, match, [&](const Match& other) {
      const bool near_enough = others_first ? are_near(near, other, match) : are_near(near, match, other);
      if (!near_enough) return true;
      out.push_back(united(match, other));
      return ++found < most;
    });
    if (most == 1 && found == 1) return;
  }
}

}  // namespace

void PlaceCounter::next_part() {
  position_ += part_distance;
  part_ = part_ == Part::title ? Part::byline : part_ == Part::byline ? Part::dateline : Part::any;
  text_paragraph_ = paragraph_;
}

bool PlaceEvaluator::holds(const PlaceExpression& expression, const LeafPlaces& places) {
  result_.clear();
  evaluate(expression, places, Wanted::one, result_);
  return !result_.empty();
}

const std::vector<Match>& PlaceEvaluator::matches(const PlaceExpression& expression,
                                                  const LeafPlaces& places) {
  result_.clear();
  evaluate(expression, places, Wanted::nearest, result_);
  return result_;
}

void PlaceEvaluator::evaluate(const PlaceExpression& expression, const LeafPlaces& places, Wanted wanted,
                              std::vector<Match>& out) {
  using Kind = PlaceExpression::Kind;
  switch (expression.kind) {
    case Kind::leaf:
      for (const WordPlace& place : places[expression.leaf]) {
        if (stands_in(place, expression.part)) out.push_back({place, place});
      }
      break;
    case Kind::phrase:
      evaluate_phrase(expression, places, out);
      break;
    case Kind::near:
      evaluate_near(expression, places, wanted, out);
      break;
    case Kind::any_of:
      for (const PlaceExpression& child : expression.children) {
        std::vector<Match> found;
        evaluate(child, places, wanted, found);
        out.insert(out.end(), found.begin(), found.end());
      }
      sort_matches(out);
      break;
    case Kind::at_least:
      if (has_at_least(expression.children.front(), expression.count, places))
        evaluate(expression.children.front(), places, wanted, out);
      break;
  }
}

bool PlaceEvaluator::has_at_least(const PlaceExpression& expression, std::size_t count,
                                  const LeafPlaces& places) {
  std::vector<Match> found;
  evaluate(expression, places, Wanted::nearest, found);
  if (found.size() >= count || expression.kind == PlaceExpression::Kind::leaf) return found.size() >= count;
  found.clear();
  evaluate(expression, places, Wanted::all, found);
  return found.size() >= count;
}

void PlaceEvaluator::evaluate_phrase(const PlaceExpression& expression, const LeafPlaces& places,
                                     std::vector<Match>& out) {
  evaluate(expression.children.front(), places, Wanted::all, out);
  std::vector<Match> next;
  for (std::size_t i = 1; i < expression.children.size() && !out.empty(); ++i) {
    next.clear();
    evaluate(expression.children[i], places, Wanted::all, next);
    std::size_t kept = 0;
    std::size_t at = 0;
    for (const Match& head : out) {
      while (at < next.size() && next[at].first.position <= head.last.position) ++at;
      if (at < next.size() && next[at].first.position == head.last.position + 1) {
        out[kept++] = {head.first, next[at].last};
      }
    }
    out.resize(kept);
  }
}

void PlaceEvaluator::evaluate_near(const PlaceExpression& expression, const LeafPlaces& places, Wanted wanted,
                                   std::vector<Match>& out) {
  // What a sentence or paragraph must hold besides is found with any few of an operand's matches there: some
  // may use the same word. A distance or an order may need any one of them.
  constexpr std::size_t enough = 8;
  const bool in_unit = expression.unit != NearUnit::words && !expression.ordered;
  const Wanted of_operands = in_unit && wanted != Wanted::all ? Wanted::nearest : Wanted::all;
  std::vector<Match> left;
  std::vector<Match> right;
  evaluate(expression.children[0], places, of_operands, left);
  if (left.empty()) return;
  evaluate(expression.children[1], places, of_operands, right);
  const std::size_t most = wanted == Wanted::one       ? 1
                           : wanted == Wanted::nearest ? enough
                                                       : std::numeric_limits<std::size_t>::max();
  pair_up(expression, left, Operand(right), false, most, out);
  // Every match of the other operand among its own nearest, too.
  if (wanted == Wanted::nearest) pair_up(expression, right, Operand(left), true, most, out);
  sort_matches(out);
}

}  // namespace backfile
