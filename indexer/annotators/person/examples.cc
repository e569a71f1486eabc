#include "indexer/annotators/person/examples.h"

#include <algorithm>

#include "indexer/annotators/person/features.h"

namespace backfile {
namespace {

// Marks the candidates of one name. A name may hold tokens that are none (words in small letters).
void mark(PreparedText& out, std::size_t begin, std::size_t end, NameLabel kind) {
  if (kind != NameLabel::whole) {
    std::fill(out.gold.begin() + static_cast<std::ptrdiff_t>(begin),
              out.gold.begin() + static_cast<std::ptrdiff_t>(end), kind);
    return;
  }
  for (std::size_t i = begin; i < end;) {
    std::size_t last = i;
    while (last + 1 < end && joins(out.text.candidates[last + 1].link)) ++last;
    if (last == i) {
      out.gold[i] = NameLabel::whole;
    } else {
      out.gold[i] = NameLabel::first;
      for (std::size_t k = i + 1; k < last; ++k) out.gold[k] = NameLabel::inner;
      out.gold[last] = NameLabel::last;
    }
    i = last + 1;
  }
}

}  // namespace

PreparedText TextPreparer::prepare(const MarkedText& marked) {
  PreparedText made;
  analyzer_.analyze(marked.text, "en", tokens_);
  builder_.add(marked.text, tokens_, false, made.text);
  builder_.finish(made.text);
  analyzer_.forget_if_large();
  made.gold.assign(made.text.candidates.size(), NameLabel::none);
  std::size_t at = 0;
  for (const MarkedName& name : marked.names) {
    const auto begin_of = [&](std::size_t i) {
      return made.text.tokens[made.text.candidates[i].token].begin;
    };
    const auto end_of = [&](std::size_t i) { return made.text.tokens[made.text.candidates[i].token].end; };
    while (at < made.gold.size() && end_of(at) <= name.begin) ++at;
    const std::size_t first = at;
    while (at < made.gold.size() && begin_of(at) < name.end) ++at;
    mark(made, first, at, name.kind);
  }
  return made;
}

PersonExamples::PersonExamples(std::span<const MarkedText> texts, const PersonTraining& training)
    : preparer_(training.other_languages) {
  PersonModel model;
  model.bits = training.bits;
  // The seed: what to hide in thousandths, names and others, and the number of the text.
  preparer_.builder().hide_names(
      [](std::uint64_t surface, std::uint64_t seed) {
        const std::uint64_t dice = feature_hash(99, surface, seed);
        const bool name = (dice >> 10U) % 1000 < (seed >> 52U);
        const bool other = (dice >> 30U) % 1000 < ((seed >> 40U) & 0xFFFU);
        return (name ? 2U : 0U) | (other ? 4U : 0U);
      },
      0);
  const auto names = static_cast<std::uint64_t>(training.hidden_names * 1000);
  const auto others = static_cast<std::uint64_t>(training.hidden_others * 1000);
  std::uint64_t number = 0;
  for (const MarkedText& text : texts) {
    preparer_.builder().set_seed(names << 52U | others << 40U | number++);
    texts_.push_back(preparer_.prepare(text));
    append_features(texts_.back(), model);
  }
  first_.resize(texts_.size());
}

bool PersonExamples::has_persons() const {
  return std::ranges::any_of(
      gold, [](NameLabel label) { return label == NameLabel::whole || label == NameLabel::first; });
}

void PersonExamples::append_features(const PreparedText& prepared, const PersonModel& model) {
  const PersonText& text = prepared.text;
  const NameWords& words = preparer_.builder().words();
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < text.candidates.size(); ++i) {
    hashes.clear();
    for_each_neighbour(text, text.candidates[i].token, [&](std::size_t token, Place place) {
      const std::uint32_t word = text.tokens[token].word;
      append_word_features(words.surface(word), words[word].traits, place, hashes);
    });
    const auto sink = [&](std::uint64_t hash) { hashes.push_back(hash); };
    for_each_context_feature(text, words, i, sink);
    for_each_article_feature(text, words, i, sink);
    if (text.candidates[i].starts_sentence) {
      const auto at = static_cast<std::uint32_t>(gold.size());
      sentences.push_back({static_cast<std::uint32_t>(texts_.size() - 1), at, at});
    }
    for (std::uint64_t hash : hashes) features.push_back(model.bucket(hash));
    features_end.push_back(static_cast<std::uint32_t>(features.size()));
    gold.push_back(prepared.gold[i]);
    links.push_back(text.candidates[i].starts_sentence ? Link::far : text.candidates[i].link);
    sentences.back().end = static_cast<std::uint32_t>(gold.size());
  }
}

void PersonExamples::add_votes(const PersonModel& model) {
  std::vector<std::uint32_t> all;
  std::vector<std::uint32_t> ends;
  std::size_t candidate = 0;
  for (std::size_t t = 0; t < texts_.size(); ++t) {
    PersonText& text = texts_[t].text;
    count_votes(text, first_[t]);
    for (std::size_t i = 0; i < text.candidates.size(); ++i, ++candidate) {
      const auto own = features_of(candidate);
      all.insert(all.end(), own.begin(), own.end());
      for_each_vote_feature(text, preparer_.builder().words(), i, first_[t],
                            [&](std::uint64_t hash) { all.push_back(model.bucket(hash)); });
      ends.push_back(static_cast<std::uint32_t>(all.size()));
    }
  }
  features.swap(all);
  features_end.swap(ends);
}

}  // namespace backfile
