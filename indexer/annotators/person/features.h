// The features of a candidate that depend on its surroundings. Those of single words are in words.h.
#pragma once

#include <algorithm>
#include <cstdint>

#include "indexer/annotators/person/labels.h"
#include "indexer/annotators/person/lexicon.h"
#include "indexer/annotators/person/text.h"

namespace backfile {

/// The words around a candidate. Null beyond the sentence.
struct Surroundings {
  const WordTraits* here;
  const WordTraits* before = nullptr;
  const WordTraits* after = nullptr;
  const WordTraits* before_run = nullptr;
  const WordTraits* after_run = nullptr;
  const WordTraits* before_run_two = nullptr;
  const WordTraits* after_run_two = nullptr;
  const WordTraits* run_first = nullptr;
  const WordTraits* run_last = nullptr;
  Gap gap_before = Gap::start;
  Gap gap_after = Gap::start;
  Gap gap_before_run = Gap::start;
  Gap gap_after_run = Gap::start;
};

Surroundings surroundings(const PersonText& text, const NameWords& words, std::size_t candidate);

namespace person_features {

inline std::uint64_t form(const WordTraits* word) {
  return word != nullptr ? word->form : 7;
}
inline std::uint64_t kind(const WordTraits* word) {
  return word != nullptr ? kinds(word->lexicon) : 1ULL << 40U;
}
inline std::uint64_t value(auto e) {
  return static_cast<std::uint64_t>(e);
}
inline std::uint64_t cluster(const WordTraits* word) {
  return word != nullptr ? word->cluster : 255;
}
inline std::uint64_t shape(const WordTraits* word) {
  return word != nullptr ? value(word->shape) : 15;
}
inline std::uint64_t level(unsigned count) {
  return count > 2 ? 3 : count;
}

/// What two words' cultures say about their belonging together.
inline std::uint64_t agreement(const WordTraits* a, const WordTraits* b) {
  if (a == nullptr || b == nullptr) return 0;
  const std::uint64_t of_a = a->lexicon >> first_culture;
  const std::uint64_t of_b = b->lexicon >> first_culture;
  if (of_a == 0 || of_b == 0) return 1 + (of_a != 0 ? 1U : 0U) + (of_b != 0 ? 2U : 0U);
  return (of_a & of_b) != 0 ? 5 : 6;
}

}  // namespace person_features

/// Hands the tokens around `token`, itself first, with their places to `sink`; none beyond the sentence.
template <typename Sink>
void for_each_neighbour(const PersonText& text, std::size_t token, Sink&& sink) {
  const auto starts = [&](std::size_t at) {
    return at >= text.tokens.size() || text.tokens[at].gap == Gap::start;
  };
  sink(token, Place::here);
  if (!starts(token)) {
    sink(token - 1, Place::before);
    if (!starts(token - 1)) sink(token - 2, Place::before_two);
  }
  if (!starts(token + 1)) {
    sink(token + 1, Place::after);
    if (!starts(token + 2)) sink(token + 2, Place::after_two);
  }
}

/// Hands the hash of every feature of the surroundings to `sink`.
template <typename Sink>
void for_each_context_feature(const PersonText& text, const NameWords& words, std::size_t index,
                              Sink&& sink) {
  using namespace person_features;
  const NameCandidate& candidate = text.candidates[index];
  const Surroundings at = surroundings(text, words, index);
  const auto mode = value(text.tokens[candidate.token].mode);
  const auto before = value(at.gap_before), after = value(at.gap_after);
  const std::uint64_t from_start = std::min<std::uint64_t>(candidate.run_index, 4);
  const std::uint64_t from_end = std::min<std::uint64_t>(candidate.run_length - 1U - candidate.run_index, 4);
  const std::uint64_t place = from_start * 8 + from_end;
  sink(feature_hash(1, 0));
  sink(feature_hash(2, form(at.before), before));
  sink(feature_hash(3, form(at.after), after));
  sink(feature_hash(4, before, after));
  sink(feature_hash(5, form(at.before), form(at.here)));
  sink(feature_hash(6, form(at.here), form(at.after)));
  sink(feature_hash(7, shape(at.before), shape(at.here), shape(at.after)));
  sink(feature_hash(8, kind(at.before), kind(at.here), before));
  sink(feature_hash(9, kind(at.here), kind(at.after), after));
  sink(feature_hash(10, place, mode));
  sink(feature_hash(11, kind(at.run_first), place));
  sink(feature_hash(12, kind(at.run_last), place));
  sink(feature_hash(13, form(at.before_run), value(at.gap_before_run), from_start));
  sink(feature_hash(14, form(at.after_run), value(at.gap_after_run), from_end));
  sink(feature_hash(15, kind(at.before_run), value(at.gap_before_run), place));
  sink(feature_hash(16, kind(at.after_run), value(at.gap_after_run), place));
  sink(feature_hash(17, mode * 2 + (at.before == nullptr ? 1 : 0), kind(at.here), place));
  sink(feature_hash(18, at.here->possessive ? 1 : 0, place));
  sink(feature_hash(19, agreement(at.before, at.here), agreement(at.here, at.after), before * 16 + after));
  sink(feature_hash(20, form(at.run_first), from_start));
  sink(feature_hash(21, form(at.run_last), from_end));
  sink(feature_hash(22, shape(at.after), after, shape(at.here)));
  sink(feature_hash(23, mode * 2 + (at.before == nullptr ? 1 : 0), form(at.here)));
  sink(feature_hash(24, kind(at.before), kind(at.here), kind(at.after)));
  sink(feature_hash(25, form(at.after_run), form(at.after_run_two), value(at.gap_after_run)));
  sink(feature_hash(26, kind(at.after_run), kind(at.after_run_two), value(at.gap_after_run) * 8 + from_end));
  sink(feature_hash(27, form(at.before_run), form(at.before_run_two), value(at.gap_before_run)));
  sink(feature_hash(28, kind(at.before_run), kind(at.before_run_two),
                    value(at.gap_before_run) * 8 + from_start));
  sink(feature_hash(29, cluster(at.before), cluster(at.here), before));
  sink(feature_hash(30, cluster(at.here), cluster(at.after), after));
  sink(feature_hash(31, cluster(at.before_run), value(at.gap_before_run), place));
  sink(feature_hash(32, cluster(at.after_run), value(at.gap_after_run), place));
  sink(feature_hash(33, cluster(at.before), cluster(at.after), kind(at.here)));
  sink(feature_hash(34, cluster(at.run_first), cluster(at.run_last), place));
}

/// Hands the features of what the rest of the article says to `sink`.
template <typename Sink>
void for_each_article_feature(const PersonText& text, const NameWords& words, std::size_t index,
                              Sink&& sink) {
  using namespace person_features;
  const NameCandidate& candidate = text.candidates[index];
  const FormEvidence& seen = text.evidence[candidate.evidence];
  const WordTraits& here = words[text.tokens[candidate.token].word].traits;
  const bool alone = candidate.run_length == 1;
  const bool last = candidate.run_index + 1 == candidate.run_length;
  const std::uint64_t mode =
      value(text.tokens[candidate.token].mode) * 4 + (alone ? 2U : 0U) + (last ? 1U : 0U);
  const std::uint64_t writing = level(seen.lower) * 4 + level(seen.capital_inside);
  const std::uint64_t company = (seen.after_given > 0 ? 1U : 0U) | (seen.after_title > 0 ? 2U : 0U) |
                                (seen.with_speech > 0 ? 4U : 0U) | (seen.last_of_run > 0 ? 8U : 0U) |
                                (seen.first_of_run > 0 ? 16U : 0U) |
                                (seen.after_place_preposition > 0 ? 32U : 0U) |
                                (seen.before_organisation > 0 ? 64U : 0U) | (seen.alone > 0 ? 128U : 0U);
  sink(feature_hash(40, writing, mode));
  sink(feature_hash(41, company, mode));
  sink(feature_hash(42, company, writing, kinds(here.lexicon)));
  sink(feature_hash(43, level(seen.after_given), mode));
  sink(feature_hash(44, level(seen.after_title), mode));
  sink(feature_hash(45, level(seen.with_speech), mode));
  sink(feature_hash(46, level(seen.after_place_preposition), level(seen.alone), mode));
  sink(feature_hash(47, level(seen.last_of_run), level(seen.first_of_run), mode));
  sink(feature_hash(48, level(seen.before_organisation), mode));
  sink(feature_hash(49, writing, kinds(here.lexicon), value(here.shape)));
}

/// The second stage's: what the first stage made of this place and of the form in the whole article.
template <typename Sink>
void for_each_vote_feature(const PersonText& text, const NameWords& words, std::size_t index,
                           const std::vector<NameLabel>& first, Sink&& sink) {
  using namespace person_features;
  const NameCandidate& candidate = text.candidates[index];
  const auto& votes = text.evidence[candidate.evidence].votes;
  const WordTraits& here = words[text.tokens[candidate.token].word].traits;
  unsigned all = 0, person = 0;
  for (std::size_t label = 0; label < label_count; ++label) {
    all += votes[label];
    if (label >= 1 && label <= 4) person += votes[label];
  }
  const auto share = [&](unsigned count) -> std::uint64_t {
    return count == 0            ? 0
           : count * 4 < all     ? 1
           : count * 2 < all     ? 2
           : count * 4 < all * 3 ? 3
           : count < all         ? 4
                                 : 5;
  };
  const auto best = static_cast<std::uint64_t>(std::ranges::max_element(votes) - votes.begin());
  const auto own = value(first[index]);
  const std::uint64_t previous = index > 0 && !candidate.starts_sentence ? value(first[index - 1]) : 9;
  const bool has_next = index + 1 < text.candidates.size() && !text.candidates[index + 1].starts_sentence;
  const std::uint64_t next = has_next ? value(first[index + 1]) : 9;
  const std::uint64_t next_link = has_next ? value(text.candidates[index + 1].link) : 9;
  const std::uint64_t link = value(candidate.link);
  sink(feature_hash(60, own));
  sink(feature_hash(61, own, best, level(all)));
  sink(feature_hash(62, share(person), level(all), own));
  sink(feature_hash(63, share(votes[5]), share(votes[6]), share(votes[0])));
  sink(feature_hash(64, share(unsigned{votes[4]} + votes[1]), share(votes[2]), own));
  sink(feature_hash(65, previous, link, own));
  sink(feature_hash(66, next, next_link, own));
  sink(feature_hash(67, previous * 16 + link, next * 16 + next_link));
  sink(feature_hash(68, best, kinds(here.lexicon), candidate.run_length == 1 ? 1 : 0));
}

}  // namespace backfile
