#include "indexer/annotators/person/features.h"

namespace backfile {

Surroundings surroundings(const PersonText& text, const NameWords& words, std::size_t index) {
  const NameCandidate& candidate = text.candidates[index];
  const auto traits = [&](std::size_t token) { return &words[text.tokens[token].word].traits; };
  const auto has_next = [&](std::size_t token) {
    return token + 1 < text.tokens.size() && text.tokens[token + 1].gap != Gap::start;
  };
  const std::size_t token = candidate.token;
  const std::size_t run_begin = token - candidate.run_index;
  const std::size_t run_end = run_begin + candidate.run_length - 1U;
  Surroundings at{.here = traits(token)};
  at.gap_before = text.tokens[token].gap;
  if (at.gap_before != Gap::start) at.before = traits(token - 1);
  if (has_next(token)) {
    at.after = traits(token + 1);
    at.gap_after = text.tokens[token + 1].gap;
  }
  at.gap_before_run = text.tokens[run_begin].gap;
  if (at.gap_before_run != Gap::start) {
    at.before_run = traits(run_begin - 1);
    if (text.tokens[run_begin - 1].gap != Gap::start) at.before_run_two = traits(run_begin - 2);
  }
  if (has_next(run_end)) {
    at.after_run = traits(run_end + 1);
    at.gap_after_run = text.tokens[run_end + 1].gap;
    if (has_next(run_end + 1)) at.after_run_two = traits(run_end + 2);
  }
  at.run_first = traits(run_begin);
  at.run_last = traits(run_end);
  return at;
}

}  // namespace backfile
