#include "searcher/match/places.h"

#include <algorithm>

namespace backfile {
namespace {

bool stands_in(const WordPlace& place, Part part) {
  if (part == Part::any) return true;
  return part == Part::lead ? place.in_lead : place.part == part;
}

// True where b stands behind a and near enough.
bool follows(const PlaceExpression& near, const Match& a, const Match& b) {
  if (b.first.position <= a.last.position) return false;
  switch (near.unit) {
    case NearUnit::words:
      return b.first.position - a.last.position <= near.distance;
    case NearUnit::sentence:
      return a.first.sentence == b.last.sentence;
    case NearUnit::paragraph:
      return a.first.paragraph == b.last.paragraph;
  }
  return false;
}

// Once b begins this far behind a, no later one is near.
bool out_of_reach(const PlaceExpression& near, const Match& a, const Match& b) {
  if (b.first.position <= a.last.position) return false;
  switch (near.unit) {
    case NearUnit::words:
      return b.first.position - a.last.position > near.distance;
    case NearUnit::sentence:
      return b.first.sentence > a.first.sentence;
    case NearUnit::paragraph:
      return b.first.paragraph > a.first.paragraph;
  }
  return true;
}

bool stands_before(const Match& a, const Match& b) {
  if (a.first.position != b.first.position) return a.first.position < b.first.position;
  return a.last.position < b.last.position;
}

bool same_place(const Match& a, const Match& b) {
  return a.first.position == b.first.position && a.last.position == b.last.position;
}

void sort_matches(std::vector<Match>& matches) {
  std::ranges::sort(matches, stands_before);
  matches.erase(std::unique(matches.begin(), matches.end(), same_place), matches.end());
}

// Pairs every match of `left` with those of `right` that follow it near enough.
void pair_up(const PlaceExpression& near, const std::vector<Match>& left, const std::vector<Match>& right,
             std::vector<Match>& out) {
  std::size_t from = 0;
  for (const Match& a : left) {
    while (from < right.size() && right[from].first.position <= a.first.position) ++from;
    for (std::size_t i = from; i < right.size() && !out_of_reach(near, a, right[i]); ++i) {
      if (follows(near, a, right[i])) out.push_back({a.first, right[i].last});
    }
  }
}

}  // namespace

void PlaceCounter::next_part() {
  next_paragraph();
  position_ += part_distance;
  part_ = part_ == Part::title ? Part::byline : part_ == Part::byline ? Part::dateline : Part::any;
  text_paragraph_ = paragraph_;
}

const std::vector<Match>& PlaceEvaluator::matches(const PlaceExpression& expression,
                                                  const LeafPlaces& places) {
  result_.clear();
  evaluate(expression, places, result_);
  return result_;
}

void PlaceEvaluator::evaluate(const PlaceExpression& expression, const LeafPlaces& places,
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
      evaluate_near(expression, places, out);
      break;
    case Kind::any_of:
      for (const PlaceExpression& child : expression.children) {
        std::vector<Match> found;
        evaluate(child, places, found);
        out.insert(out.end(), found.begin(), found.end());
      }
      sort_matches(out);
      break;
    case Kind::at_least:
      evaluate(expression.children.front(), places, out);
      if (out.size() < expression.count) out.clear();
      break;
  }
}

void PlaceEvaluator::evaluate_phrase(const PlaceExpression& expression, const LeafPlaces& places,
                                     std::vector<Match>& out) {
  evaluate(expression.children.front(), places, out);
  std::vector<Match> next;
  for (std::size_t i = 1; i < expression.children.size() && !out.empty(); ++i) {
    next.clear();
    evaluate(expression.children[i], places, next);
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

void PlaceEvaluator::evaluate_near(const PlaceExpression& expression, const LeafPlaces& places,
                                   std::vector<Match>& out) {
  std::vector<Match> left;
  std::vector<Match> right;
  evaluate(expression.children[0], places, left);
  if (left.empty()) return;
  evaluate(expression.children[1], places, right);
  pair_up(expression, left, right, out);
  if (!expression.ordered) pair_up(expression, right, left, out);
  sort_matches(out);
}

}  // namespace backfile
