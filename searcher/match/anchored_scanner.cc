#include "searcher/match/anchored_scanner.h"

#include <algorithm>

#include "common/token_units.h"

namespace backfile {
namespace {

using Kind = PlaceExpression::Kind;

bool is_local(const PlaceExpression& expression) {
  return expression.kind != Kind::at_least && expression.part == Part::any &&
         std::ranges::all_of(expression.children, is_local);
}

// Words from the first to the last of a match at the most, proximities within a sentence or paragraph left
// out: of these `units` counts how many there are.
std::uint64_t longest(const PlaceExpression& expression, std::uint32_t& units, bool& paragraphs) {
  if (expression.kind == Kind::leaf) return 1;
  std::uint64_t sum = 0;
  std::uint64_t most = 0;
  for (const PlaceExpression& child : expression.children) {
    const std::uint64_t length = longest(child, units, paragraphs);
    sum += length;
    most = std::max(most, length);
  }
  if (expression.kind == Kind::any_of) return most;
  if (expression.kind == Kind::phrase) return sum;
  if (expression.unit == NearUnit::words) return sum + expression.distance - 1;
  ++units;
  paragraphs = paragraphs || expression.unit == NearUnit::paragraph;
  return sum;
}

// Words of which every match holds one, and how often they stand in an article.
struct Anchor {
  std::vector<std::uint32_t> leaves;
  double places = 0;
};

Anchor rarest(const PlaceExpression& expression, const TokenScanner& scanner) {
  Anchor anchor;
  if (expression.kind == Kind::leaf) return {{expression.leaf}, scanner.places_an_article(expression.leaf)};
  for (const PlaceExpression& child : expression.children) {
    Anchor other = rarest(child, scanner);
    if (expression.kind == Kind::any_of) {
      anchor.leaves.insert(anchor.leaves.end(), other.leaves.begin(), other.leaves.end());
      anchor.places += other.places;
    } else if (&child == &expression.children.front() || other.places < anchor.places) {
      anchor = std::move(other);
    }
  }
  return anchor;
}

constexpr std::size_t most_units = 4096;    // around a place
constexpr std::uint64_t most_reach = 1000;  // words; what reaches further is read from the beginning

}  // namespace

std::unique_ptr<AnchoredScanner> AnchoredScanner::make(const Columns& columns,
                                                       const PlaceExpression& expression,
                                                       const TokenScanner& scanner) {
  if (!is_local(expression)) return nullptr;
  std::unique_ptr<AnchoredScanner> made(new AnchoredScanner(columns, expression, scanner));
  const std::uint64_t words = longest(expression, made->reach_.units, made->reach_.paragraphs) - 1;
  if (words > most_reach) return nullptr;
  made->reach_.words = static_cast<std::uint32_t>(words);
  UnitSet targets;
  for (const std::uint32_t leaf : rarest(expression, scanner).leaves) {
    for (const LeafForm& form : scanner.forms(leaf)) targets.insert(code_of(form.form).unit);
  }
  made->finder_ = UnitFinder(targets);
  return made;
}

bool AnchoredScanner::matches(std::uint32_t row) {
  const TokenCodes codes = columns_.tokens(row);
  RestCounter rests(codes);
  // Places whose surroundings overlap are looked at as one.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool too_long = false;
  const auto stands_here = [&] {
    if (end == 0) return false;
    scanner_.scan(row, codes.units.subspan(begin, end - begin), begin, rests, places_);
    return evaluator_.holds(expression_, places_);
  };
  const bool found = finder_.any_of(codes.units, [&](std::size_t at) {
    if (at >= end) {
      if (stands_here()) return true;
      begin = reach_back(codes.units, at);
    }
    end = reach_forward(codes.units, at);
    too_long = end - begin > most_units;
    return too_long;
  });
  // A sentence of thousands of words: to go through it for each place would take its square.
  if (too_long) {
    scanner_.scan(row, places_);
    return evaluator_.holds(expression_, places_);
  }
  return found || stands_here();
}

bool AnchoredScanner::ends_unit(TokenUnit unit) const {
  return unit == unit_field || unit == unit_paragraph || (!reach_.paragraphs && unit == unit_sentence);
}

// The first unit of the surroundings. They never reach into another part of the article: nor does a match.
std::size_t AnchoredScanner::reach_back(std::span<const TokenUnit> units, std::size_t at) const {
  std::uint32_t left = reach_.words;
  std::uint32_t borders = reach_.units;
  while (at > 0 && units[at - 1] != unit_field) {
    if (left > 0) {
      if (!is_break(units[at - 1])) --left;
    } else if (borders == 0) {
      break;
    } else if (ends_unit(units[at - 1])) {
      --borders;
      left = reach_.words;
      continue;
    }
    --at;
  }
  return at;
}

// Behind the last unit of the surroundings.
std::size_t AnchoredScanner::reach_forward(std::span<const TokenUnit> units, std::size_t at) const {
  std::uint32_t left = reach_.words;
  std::uint32_t borders = reach_.units;
  ++at;
  while (at < units.size() && units[at] != unit_field) {
    if (left > 0) {
      if (!is_break(units[at])) --left;
    } else if (borders == 0) {
      break;
    } else if (ends_unit(units[at])) {
      --borders;
      left = reach_.words;
      continue;
    }
    ++at;
  }
  return at;
}

}  // namespace backfile
