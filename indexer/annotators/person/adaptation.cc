#include "indexer/annotators/person/adaptation.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <unordered_map>

#include "indexer/annotators/person/data.h"
#include "indexer/annotators/person/names.h"
#include "indexer/annotators/person/sentences.h"

namespace backfile {
namespace {

constexpr std::uint64_t often = 4;      // times in the archive
constexpr std::uint64_t majority = 70;  // percent

using KindCounts = std::array<std::uint64_t, label_count>;

std::string_view mention(const MarkedText& text, const MarkedName& name) {
  return std::string_view(text.text).substr(name.begin, name.end - name.begin);
}

// The words of persons named by several in this text: their family names are persons here.
std::set<std::string> words_of_persons(const MarkedText& text) {
  std::set<std::string> words;
  for (const MarkedName& name : text.names) {
    if (name.kind != NameLabel::whole || mention(text, name).find(' ') == std::string_view::npos) continue;
    for (const std::string& key : parse_person_name(mention(text, name)).keys) words.insert(key);
  }
  return words;
}

}  // namespace

std::vector<MarkedName> names_of(const PersonText& text, const std::vector<NameLabel>& labels) {
  std::vector<MarkedName> names;
  const auto token = [&](std::size_t i) -> const NameToken& { return text.tokens[text.candidates[i].token]; };
  for (std::size_t i = 0; i < labels.size();) {
    std::size_t last = i;
    if (labels[i] == NameLabel::none) {
      ++i;
      continue;
    }
    if (goes_on(labels[i])) {
      while (goes_on(labels[last]) && last + 1 < labels.size()) ++last;
      names.push_back({token(i).begin, token(last).end, NameLabel::whole});
    } else {
      const bool person = labels[i] == NameLabel::whole || labels[i] == NameLabel::last;
      while (!person && last + 1 < labels.size() && labels[last + 1] == labels[i] &&
             !text.candidates[last + 1].starts_sentence && joins(text.candidates[last + 1].link)) {
        ++last;
      }
      names.push_back({token(i).begin, token(last).end, person ? NameLabel::whole : labels[i]});
    }
    i = last + 1;
  }
  return names;
}

void settle_kinds(std::vector<MarkedText>& texts) {
  std::unordered_map<std::string, KindCounts> counts;
  for (const MarkedText& text : texts) {
    for (const MarkedName& name : text.names)
      ++counts[fold(mention(text, name))][static_cast<std::size_t>(name.kind)];
  }
  for (MarkedText& text : texts) {
    const std::set<std::string> persons = words_of_persons(text);
    for (MarkedName& name : text.names) {
      const KindCounts& kinds = counts[fold(mention(text, name))];
      std::uint64_t all = 0;
      for (std::uint64_t count : kinds) all += count;
      const auto best = std::ranges::max_element(kinds);
      if (all < often || *best * 100 < all * majority) continue;
      const auto kind = static_cast<NameLabel>(best - kinds.begin());
      const bool lone = mention(text, name).find(' ') == std::string_view::npos;
      if (lone && persons.contains(name_key(mention(text, name)))) continue;
      name.kind = kind;
    }
  }
}

PersonAdaptation::PersonAdaptation(const PersonModel& base, std::size_t most_bytes)
    : base_(base), most_bytes_(most_bytes), threshold_(std::numeric_limits<std::uint64_t>::max()) {}

void PersonAdaptation::add(const Article& article) {
  if (!article.language.empty() && article.language != "en") return;
  const std::uint64_t hash = XXH3_64bits(article.id.data(), article.id.size());
  if (hash > threshold_) return;
  std::string text = article.title + "\n\n" + article.text;
  const std::size_t size = text.size();
  if (!texts_.try_emplace({hash, article.id}, std::move(text)).second) return;
  bytes_ += size;
  thin_out();
}

void PersonAdaptation::thin_out() {
  while (bytes_ > most_bytes_ && texts_.size() > 1) {
    const auto last = std::prev(texts_.end());
    threshold_ = last->first.first - 1;
    bytes_ -= last->second.size();
    texts_.erase(last);
  }
}

std::vector<MarkedText> PersonAdaptation::labelled() const {
  std::vector<MarkedText> made;
  Analyzer analyzer{Unspaced::words};
  PersonTextBuilder builder;
  PersonDecoder decoder(base_);
  PersonText text;
  std::vector<Token> tokens;
  for (const auto& [key, content] : texts_) {
    text.clear();
    analyzer.analyze(content, "en", tokens);
    builder.add(content, tokens, false, text);
    builder.finish(text);
    made.push_back({content, names_of(text, decoder.decode(text, builder.words()))});
    analyzer.forget_if_large();
  }
  settle_kinds(made);
  return made;
}

PersonModel PersonAdaptation::train(PersonTraining training) const {
  std::vector<MarkedText> texts = labelled();
  std::uint64_t seed = training.seed;
  for (std::string_view sentences : person_sentence_files()) {
    for (MarkedText& text : write_sentences(sentences, training.copies, ++seed))
      texts.push_back(std::move(text));
  }
  training.bits = base_.bits;
  return train_person_model(texts, training, &base_);
}

}  // namespace backfile
