#include "indexer/annotators/country/mentions.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "indexer/annotators/country/currency_symbols.h"
#include "indexer/annotators/country/dateline.h"
#include "indexer/annotators/country/place_finder.h"
#include "indexer/annotators/country/section_text.h"
#include "indexer/annotators/country/sense_fit.h"
#include "indexer/annotators/country/surroundings.h"

namespace backfile {
namespace {

// The end of the story proper: what follows names the reporters and where they sit.
std::size_t credits_at(std::span<const Token> tokens) {
  const std::size_t first = tokens.size() > 120 ? tokens.size() - 120 : tokens.size() / 2;
  for (std::size_t i = first; i + 1 < tokens.size(); ++i) {
    const std::string_view word = tokens[i].word->form;
    const bool credit = word == "reporting" || word == "editing" || word == "writing" || word == "compiled";
    if (!credit || tokens[i + 1].word->form != "by") continue;
    if (is_capitalised(tokens[i].word->surface)) return i;
    if (i > 0 && tokens[i - 1].word->surface == "Additional") return i - 1;
  }
  return tokens.size();
}

// One pass over the title or the body.
class SectionReader {
 public:
  // `body`: of a title, the story's.
  SectionReader(const SectionText& section, std::span<const Token> body, const Gazetteer& gazetteer,
                NotesOfWords* notes, std::span<const std::string_view> surnames, Mentions& mentions)
      : section_(section),
        tokens_(section.tokens()),
        body_(body),
        places_(section, gazetteer, notes),
        senses_(section, surnames, mentions),
        mentions_(mentions) {}

  void read(std::size_t from, std::size_t to, std::uint32_t& sentence, std::uint32_t& paragraph) {
    for (std::size_t i = from; i < to;) {
      const std::size_t next = look_at(i, to, sentence, paragraph);
      for (; i < next; ++i) {
        if (i > from && tokens_[i].before != Break::none) ++sentence;
        if (i > from && tokens_[i].before == Break::paragraph) ++paragraph;
      }
    }
  }

 private:
  // Handles the token at i; the index to go on with.
  std::size_t look_at(std::size_t i, std::size_t to, std::uint32_t sentence, std::uint32_t paragraph) {
    if (section_.is_number(i)) return look_at_number(i, sentence, paragraph);
    auto match = places_.longest(i, to);
    std::size_t end = i + 1;
    if (match) {
      end = i + match->tokens;
    } else {
      match = places_.with_shared_head(i, to);
    }
    if (!match) return i + 1;
    if (match->senses.front().kind == PlaceKind::block) return end;
    sentence += tokens_[i].before != Break::none && i > 0 ? 1U : 0U;
    paragraph += tokens_[i].before == Break::paragraph && i > 0 ? 1U : 0U;
    if (is_word_of_headline(*match, i)) return end;
    if (match->senses.front().each) {
      add_each(*match, i, end, sentence, paragraph);
      return end;
    }
    const Surroundings around = look_around(section_, places_, i, end, to, last_end_);
    const std::uint32_t first = static_cast<std::uint32_t>(mentions_.senses.size());
    for (const PlaceSense& sense : match->senses) {
      if (!senses_.fits(sense, *match, i, end, around)) continue;
      mentions_.senses.push_back(sense);
      if (sense.unsure && sense.word && senses_.is_surely_name(i, around))
        mentions_.senses.back().unsure = false;
    }
    narrow(first, around.qualifier);
    const std::uint32_t senses = static_cast<std::uint32_t>(mentions_.senses.size()) - first;
    if (senses == 0) return i + 1;
    add(i, end, around.context, sentence, paragraph, first);
    last_end_ = end;
    return end;
  }

  // One word for several countries, as headlines have it: "US-China" in two characters. Not behind a number
  // ("8日米...").
  void add_each(const PlaceMatch& match, std::size_t i, std::size_t end, std::uint32_t sentence,
                std::uint32_t paragraph) {
    if (i > 0 && tokens_[i - 1].end == tokens_[i].begin && section_.is_number(i - 1)) return;
    for (const PlaceSense& sense : match.senses) {
      const auto first = static_cast<std::uint32_t>(mentions_.senses.size());
      mentions_.senses.push_back(sense);
      add(i, end, MentionContext::free, sentence, paragraph, first);
    }
    last_end_ = end;
  }

  std::size_t look_at_number(std::size_t i, std::uint32_t sentence, std::uint32_t paragraph) {
    const std::uint32_t begin = tokens_[i].begin;
    const bool joined = i > 0 && tokens_[i - 1].end + 1 == begin;
    const std::string_view previous = joined ? tokens_[i - 1].word->form : std::string_view{};
    const auto senses = currency_before(section_.text().substr(0, begin), previous);
    if (senses.empty()) return i + 1;
    sentence += tokens_[i].before != Break::none && i > 0 ? 1U : 0U;
    paragraph += tokens_[i].before == Break::paragraph && i > 0 ? 1U : 0U;
    const auto first = static_cast<std::uint32_t>(mentions_.senses.size());
    mentions_.senses.insert(mentions_.senses.end(), senses.begin(), senses.end());
    add(i, i + 1, MentionContext::free, sentence, paragraph, first);
    return i + 1;
  }

  // Appends the mention of tokens [i, end) whose senses are those from `first` on.
  void add(std::size_t i, std::size_t end, MentionContext context, std::uint32_t sentence,
           std::uint32_t paragraph, std::uint32_t first) {
    mentions_.list.push_back({.begin = tokens_[i].begin,
                              .end = tokens_[end - 1].end,
                              .in_title = section_.in_title(),
                              .context = context,
                              .token = static_cast<std::uint32_t>(i),
                              .paragraph = paragraph,
                              .sentence = sentence,
                              .first_sense = first,
                              .senses = static_cast<std::uint32_t>(mentions_.senses.size()) - first});
  }

  // "Cambridge, Massachusetts": only the place in the country behind the comma is left, known to the table or
  // not.
  void narrow(std::uint32_t first, std::span<const PlaceSense> qualifier) {
    const auto begin = mentions_.senses.begin() + first;
    const auto end = mentions_.senses.end();
    if (begin == end || qualifier.empty() || !std::all_of(begin, end, is_settlement)) return;
    const auto there = [&](const PlaceSense& sense) { return qualifies(qualifier, sense.country); };
    if (std::any_of(begin, end, there)) {
      mentions_.senses.erase(std::remove_if(begin, end, std::not_fn(there)), end);
      return;
    }
    const PlaceSense& region = qualifier.front();
    if (region.kind != PlaceKind::region && region.kind != PlaceKind::abbreviation) return;
    PlaceSense place = region;
    place.kind = PlaceKind::town;
    mentions_.senses.erase(begin, end);
    mentions_.senses.push_back(place);
  }

  static bool is_settlement(const PlaceSense& sense) {
    return sense.kind == PlaceKind::capital || sense.kind == PlaceKind::city || sense.kind == PlaceKind::town;
  }

  static bool is_location(const PlaceSense& sense) {
    return is_settlement(sense) || sense.kind == PlaceKind::name || sense.kind == PlaceKind::region;
  }

  // A capital of the headline that says nothing: the story has the word in small letters only.
  bool is_word_of_headline(const PlaceMatch& match, std::size_t i) const {
    if (!section_.in_title() || match.tokens > 1 || match.acronym || !is_location(match.senses.front()))
      return false;
    if (!section_.is_vague() && i > 0 && section_.style() == CaseStyle::mixed) return false;
    const Word& word = *tokens_[i].word;
    bool small = false;
    for (const Token& token : body_) {
      if (token.word->term != word.term) continue;
      if (is_capitalised(token.word->surface)) return false;
      small = true;
    }
    return small;
  }

  const SectionText& section_;
  std::span<const Token> tokens_;
  std::span<const Token> body_;
  PlaceFinder places_;
  SenseFit senses_;
  std::size_t last_end_ = std::numeric_limits<std::size_t>::max();
  Mentions& mentions_;
};

// The last words of the people that the article names in full.
void find_surnames(const Article& article, std::span<const TakenSpan> taken,
                   std::vector<std::string_view>& surnames) {
  surnames.clear();
  for (const TakenSpan& span : taken) {
    const std::string_view text = span.in_title ? article.title : article.text;
    const std::string_view name = text.substr(span.begin, span.end - span.begin);
    if (const std::size_t space = name.rfind(' '); space != std::string_view::npos)
      surnames.push_back(name.substr(space + 1));
  }
}

}  // namespace

void find_mentions(const Article& article, const AnalyzedArticle& text, std::span<const TakenSpan> taken,
                   Mentions& mentions) {
  mentions.list.clear();
  mentions.senses.clear();
  const Gazetteer& gazetteer = Gazetteer::of(article.language);
  const std::size_t body_begin = find_dateline(article, text, gazetteer, mentions);
  NotesOfWords* const notes = text.notes != nullptr ? &text.notes->of(&gazetteer) : nullptr;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  thread_local std::vector<std::string_view> surnames;
  find_surnames(article, taken, surnames);
  const SectionText title(article.title, text.title, true, taken);
  SectionReader(title, text.body, gazetteer, notes, surnames, mentions)
      .read(0, text.title.size(), sentence, paragraph);
  ++sentence;
  paragraph = 0;
  const std::size_t end = credits_at(text.body);
  const SectionText body(article.text, text.body, false, taken);
  SectionReader(body, {}, gazetteer, notes, surnames, mentions)
      .read(std::min(body_begin, end), end, sentence, paragraph);
  mentions.body_tokens = static_cast<std::uint32_t>(end);
  mentions.paragraphs = paragraph + 1;
}

}  // namespace backfile
