#include "indexer/annotators/person/agreement.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "common/analyzer.h"
#include "common/fold.h"
#include "indexer/annotators/person/adaptation.h"
#include "indexer/annotators/person/decoder.h"

namespace backfile {
namespace {

constexpr std::uint64_t majority = 75;  // percent of a name's marks

using KindCounts = std::array<std::uint64_t, label_count>;

bool is_person(const MarkedName& name) {
  return name.kind == NameLabel::whole;
}

bool overlap(const MarkedName& a, const MarkedName& b) {
  return a.begin < b.end && b.begin < a.end;
}

const MarkedName* find_overlapping(const std::vector<MarkedName>& names, const MarkedName& name) {
  const auto found =
      std::ranges::find_if(names, [&](const MarkedName& other) { return overlap(other, name); });
  return found == names.end() ? nullptr : &*found;
}

const MarkedName* find_overlapping_person(const std::vector<MarkedName>& names, const MarkedName& name) {
  const auto found = std::ranges::find_if(
      names, [&](const MarkedName& other) { return is_person(other) && overlap(other, name); });
  return found == names.end() ? nullptr : &*found;
}

class Agreement {
 public:
  Agreement(std::span<const MarkedText> texts, const PersonModel& model) : texts_(texts) {
    Analyzer analyzer{Unspaced::words};
    PersonTextBuilder builder;
    PersonDecoder decoder(model);
    PersonText prepared;
    std::vector<Token> tokens;
    for (const MarkedText& text : texts) {
      prepared.clear();
      analyzer.analyze(text.text, "en", tokens);
      builder.add(text.text, tokens, false, prepared);
      builder.finish(prepared);
      predicted_.push_back(names_of(prepared, decoder.decode(prepared, builder.words())));
      for (MarkedName& name : predicted_.back()) take_titles_out(text.text, name);
      analyzer.forget_if_large();
    }
    for (std::size_t i = 0; i < texts.size(); ++i) count(texts[i], predicted_[i]);
  }

  MarkedText agreed(std::size_t number) const {
    const MarkedText& text = texts_[number];
    MarkedText out;
    for (std::size_t begin = 0; begin < text.text.size();) {
      const std::size_t found = text.text.find("\n\n", begin);
      const std::size_t end = found == std::string::npos ? text.text.size() : found + 2;
      if (const auto names = settle(number, begin, end)) {
        const std::size_t offset = out.text.size();
        out.text += std::string_view(text.text).substr(begin, end - begin);
        for (const MarkedName& name : *names) {
          out.names.push_back({static_cast<std::uint32_t>(name.begin - begin + offset),
                               static_cast<std::uint32_t>(name.end - begin + offset), name.kind});
        }
      }
      begin = end;
    }
    return out;
  }

 private:
  std::string form(const MarkedText& text, const MarkedName& name) const {
    return fold(std::string_view(text.text).substr(name.begin, name.end - name.begin));
  }

  void count(const MarkedText& text, const std::vector<MarkedName>& predicted) {
    const auto vote = [&](const std::vector<MarkedName>& names, const std::vector<MarkedName>& others) {
      for (const MarkedName& name : names) {
        KindCounts& counts = counts_[form(text, name)];
        ++counts[static_cast<std::size_t>(name.kind)];
        if (find_overlapping(others, name) == nullptr) ++counts[static_cast<std::size_t>(NameLabel::none)];
      }
    };
    vote(text.names, predicted);
    vote(predicted, text.names);
  }

  // What a name mostly is.
  std::optional<NameLabel> kind(const MarkedText& text, const MarkedName& name) const {
    const KindCounts& counts = counts_.at(form(text, name));
    std::uint64_t all = 0;
    for (std::uint64_t count : counts) all += count;
    const auto best = std::ranges::max_element(counts);
    if (*best * 100 < all * majority) return std::nullopt;
    return static_cast<NameLabel>(best - counts.begin());
  }

  // The names of a sentence; nothing where it is not clear who is a person.
  std::optional<std::vector<MarkedName>> settle(std::size_t number, std::size_t begin,
                                                std::size_t end) const {
    const MarkedText& text = texts_[number];
    std::vector<MarkedName> settled;
    const auto inside = [&](const MarkedName& name) { return name.begin >= begin && name.end <= end; };
    for (const MarkedName& name : predicted_[number]) {
      if (!inside(name) || !is_person(name)) continue;
      MarkedName made = name;
      if (find_overlapping_person(text.names, name) == nullptr) {
        const auto known = kind(text, name);
        if (!known) return std::nullopt;
        made.kind = *known;
      }
      if (made.kind != NameLabel::none) settled.push_back(made);
    }
    for (const MarkedName& name : text.names) {
      if (!inside(name) || find_overlapping(settled, name) != nullptr) continue;
      MarkedName made = name;
      if (is_person(name)) {
        const auto known = kind(text, name);
        if (!known) return std::nullopt;
        made.kind = *known;
      }
      if (made.kind != NameLabel::none) settled.push_back(made);
    }
    std::ranges::sort(settled, {}, &MarkedName::begin);
    return settled;
  }

  std::span<const MarkedText> texts_;
  std::vector<std::vector<MarkedName>> predicted_;
  std::unordered_map<std::string, KindCounts> counts_;
};

}  // namespace

std::vector<MarkedText> agreed_texts(std::span<const MarkedText> texts, const PersonModel& model) {
  const Agreement agreement(texts, model);
  std::vector<MarkedText> made;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    made.push_back(agreement.agreed(i));
    if (made.back().text.empty()) made.pop_back();
  }
  return made;
}

}  // namespace backfile
