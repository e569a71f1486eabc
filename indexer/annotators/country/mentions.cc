#include "indexer/annotators/country/mentions.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "common/fold.h"
#include "indexer/annotators/country/currency_symbols.h"
#include "indexer/annotators/country/dateline.h"
#include "indexer/annotators/country/phrase_table.h"

namespace backfile {
namespace {

constexpr auto locating =
    std::to_array<std::string_view>({"across", "around", "at", "from", "in", "inside", "into", "near", "of",
                                     "outside", "throughout", "to", "toward", "towards", "within",
                                     // other languages
                                     "a", "aus", "bei", "dans", "de", "desde", "em", "en", "i", "in", "nach",
                                     "naar", "uit", "v", "в", "из", "w", "z"});
constexpr auto titles = std::to_array<std::string_view>(
    {"ambassador", "ayatollah", "boss",    "candidate",   "captain",  "chairman", "chancellor",
     "chief",      "colonel",   "comrade", "congressman", "dictator", "dr",       "emperor",
     "gen",        "general",   "gov",     "governor",    "king",     "leader",   "lord",
     "madame",     "marshal",   "mayor",   "minister",    "miss",     "mr",       "mrs",
     "ms",         "mullah",    "premier", "president",   "pm",       "prince",   "princess",
     "queen",      "secretary", "sen",     "senator",     "sheikh",   "sir",      "speaker",
     "strongman",  "sultan"});

constexpr auto amounts = std::to_array<std::string_view>(
    {"billion", "bln", "bn", "hundred", "million", "mln", "thousand", "trillion"});
constexpr auto parts = std::to_array<std::string_view>(
    {"central", "downtown", "east", "eastern", "greater", "inner", "lower", "midtown", "new", "north",
     "northern", "old", "south", "southern", "upper", "west", "western"});

// "In", "to", "republic of", "state of", "north of", "south of"; as they are folded.
constexpr auto before_names =
    std::to_array<std::string_view>({"في", "الي", "جمهوريه", "دوله", "شمال", "جنوب", "در", "كشور", "جمهوري"});

constexpr auto directions = std::to_array<std::string_view>(
    {"east", "eastern", "north", "northern", "south", "southern", "west", "western"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

CaseStyle case_style(std::span<const Token> tokens) {
  std::size_t capitals = 0;
  std::size_t looked_at = 0;
  for (const Token& token : tokens.first(std::min<std::size_t>(tokens.size(), 200))) {
    if (token.word->surface.size() < 3) continue;
    ++looked_at;
    if (is_all_capitals(token.word->surface)) ++capitals;
  }
  return capitals * 10 > looked_at * 8 ? CaseStyle::capitals : CaseStyle::mixed;
}

// A headline with Most Words Capitalised: a capital says little there.
bool is_title_case(std::span<const Token> tokens) {
  std::size_t capitals = 0;
  std::size_t looked_at = 0;
  for (const Token& token : tokens.subspan(std::min<std::size_t>(1, tokens.size()))) {
    if (token.word->surface.size() < 5) continue;
    ++looked_at;
    if (is_capitalised(token.word->surface)) ++capitals;
  }
  return looked_at >= 2 && capitals * 10 > looked_at * 7;
}

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
class Section {
 public:
  // `body`: of a title, the story's.
  Section(std::string_view text, std::span<const Token> tokens, std::span<const Token> body, bool in_title,
          const Gazetteer& gazetteer, NotesOfWords* notes, std::span<const TakenSpan> taken,
          std::span<const std::string_view> surnames, Mentions& mentions)
      : text_(text),
        tokens_(tokens),
        body_(body),
        in_title_(in_title),
        gazetteer_(gazetteer),
        notes_(notes),
        style_(case_style(tokens)),
        vague_(in_title && is_title_case(tokens)),
        surnames_(surnames),
        mentions_(mentions) {
    for (const TakenSpan& span : taken) {
      if (span.in_title == in_title) taken_.push_back(span);
    }
    std::ranges::sort(taken_, {}, &TakenSpan::begin);
  }

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
  std::optional<PlaceMatch> longest(std::size_t i, std::size_t to) const {
    const Word& word = *tokens_[i].word;
    if (notes_ != nullptr && !notes_->holds(word.id, [&] { return gazetteer_.may_begin(word); }))
      return std::nullopt;
    return gazetteer_.longest(tokens_.first(to), i, style_);
  }

  // Handles the token at i; the index to go on with.
  std::size_t look_at(std::size_t i, std::size_t to, std::uint32_t sentence, std::uint32_t paragraph) {
    if (is_digit(tokens_[i].word->surface)) return look_at_number(i, sentence, paragraph);
    auto match = longest(i, to);
    std::size_t end = i + 1;
    if (match) {
      end = i + match->tokens;
    } else {
      match = with_shared_head(i, to);
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
    const Surroundings around = look_around(i, end, to);
    const std::uint32_t first = static_cast<std::uint32_t>(mentions_.senses.size());
    for (const PlaceSense& sense : match->senses) {
      if (!fits(sense, *match, i, end, around)) continue;
      mentions_.senses.push_back(sense);
      if (sense.unsure && sense.word && is_surely_name(i, around)) mentions_.senses.back().unsure = false;
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
    if (i > 0 && tokens_[i - 1].end == tokens_[i].begin && is_digit(tokens_[i - 1].word->surface)) return;
    for (const PlaceSense& sense : match.senses) {
      const auto first = static_cast<std::uint32_t>(mentions_.senses.size());
      mentions_.senses.push_back(sense);
      add(i, end, MentionContext::free, sentence, paragraph, first);
    }
    last_end_ = end;
  }

  // "North and South Korea", "East and West German ministers": what the first word stands for.
  std::optional<PlaceMatch> with_shared_head(std::size_t i, std::size_t to) const {
    if (i + 3 >= to || !is_direction(i) || !is_direction(i + 2)) return std::nullopt;
    const std::string_view between = tokens_[i + 1].word->form;
    if (between != "and" && between != "or") return std::nullopt;
    const auto second = longest(i + 2, to);
    if (!second || second->tokens < 2) return std::nullopt;
    std::array<std::string_view, PhraseTable::longest_phrase> forms;
    forms[0] = tokens_[i].word->form;
    for (std::size_t k = 1; k < second->tokens; ++k) forms[k] = tokens_[i + 2 + k].word->form;
    const auto first = gazetteer_.longest(std::span<const std::string_view>(forms).first(second->tokens), 0);
    return first && first->tokens == second->tokens ? first : std::nullopt;
  }

  bool is_direction(std::size_t i) const {
    return is_one_of(directions, tokens_[i].word->form) && is_capitalised(tokens_[i].word->surface);
  }

  std::size_t look_at_number(std::size_t i, std::uint32_t sentence, std::uint32_t paragraph) {
    const std::uint32_t begin = tokens_[i].begin;
    const bool joined = i > 0 && tokens_[i - 1].end + 1 == begin;
    const std::string_view previous = joined ? tokens_[i - 1].word->form : std::string_view{};
    const auto senses = currency_before(text_.substr(0, begin), previous);
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
                              .in_title = in_title_,
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

  struct Surroundings {
    MentionContext context = MentionContext::free;
    bool after_comma = false;     // "..., X"
    bool after_place = false;     // directly behind another mention
    bool before_capital = false;  // directly before a capitalised word that is no place
    bool after_capital = false;   // directly behind one
    bool after_title = false;     // "President X"
    bool starts_sentence = false;
    std::span<const PlaceSense> qualifier;  // of the place behind the comma
  };

  Surroundings look_around(std::size_t i, std::size_t end, std::size_t to) const {
    Surroundings around;
    around.starts_sentence = tokens_[i].before != Break::none;
    const bool first = i == 0 || around.starts_sentence;
    if (!first) {
      const std::string_view gap = between(i - 1);
      const Word& previous = *tokens_[i - 1].word;
      around.after_comma = gap.starts_with(',');
      around.after_place = last_end_ == i && i > 0 && (gap == " " || gap == "-");
      around.after_title = is_one_of(titles, previous.form);
      const bool joined = gap == " " || gap == "-" || gap == "\n" || gap == ". ";
      around.after_capital = joined && !around.after_place && style_ == CaseStyle::mixed && !vague_ &&
                             is_capitalised(previous.surface) && !is_digit(previous.surface) &&
                             !is_one_of(parts, previous.form) &&
                             !(i == 1 || tokens_[i - 1].before != Break::none);
      if (is_one_of(locating, previous.form) && !around.after_capital)
        around.context = MentionContext::located;
    }
    if (end < to && tokens_[end].before == Break::none) {
      const std::string_view gap = between(end - 1);
      const auto next = longest(end, to);
      if (gap == ", " || gap == ",\n") {
        if (next) around.qualifier = next->senses;
      } else if (gap == " " || gap == "-" || gap == "\n") {
        around.before_capital = (!next || gap == "-") && style_ == CaseStyle::mixed && !vague_ &&
                                is_capitalised(tokens_[end].word->surface) &&
                                !is_digit(tokens_[end].word->surface);
      }
    }
    const bool within = around.after_capital || around.before_capital;
    if (within && around.context == MentionContext::free) around.context = MentionContext::embedded;
    return around;
  }

  // Whether a name that is also a word is the name here: "in Mali", a capital within the sentence, or the
  // apostrophe that Turkish writes behind names alone.
  bool is_surely_name(std::size_t i, const Surroundings& around) const {
    const std::string_view surface = tokens_[i].word->surface;
    const bool apostrophe = surface.find('\'') != std::string_view::npos ||
                            surface.find("\xE2\x80\x99") != std::string_view::npos;
    if (apostrophe) return true;
    if (has_case(surface)) return !around.starts_sentence && !vague_ && style_ == CaseStyle::mixed;
    return i > 0 && !around.starts_sentence && is_one_of(before_names, tokens_[i - 1].word->form);
  }

  // "Jordan" where the article has a Michael Jordan.
  bool is_surname(const PlaceMatch& match, std::size_t i) const {
    return match.tokens == 1 && !surnames_.empty() &&
           std::ranges::find(surnames_, tokens_[i].word->surface) != surnames_.end();
  }

  // A capital of the headline that says nothing: the story has the word in small letters only.
  bool is_word_of_headline(const PlaceMatch& match, std::size_t i) const {
    if (!in_title_ || match.tokens > 1 || match.acronym || !is_location(match.senses.front())) return false;
    if (!vague_ && i > 0 && style_ == CaseStyle::mixed) return false;
    const Word& word = *tokens_[i].word;
    bool small = false;
    for (const Token& token : body_) {
      if (token.word->term != word.term) continue;
      if (is_capitalised(token.word->surface)) return false;
      small = true;
    }
    return small;
  }

  // Whether a sense is possible here.
  bool fits(const PlaceSense& sense, const PlaceMatch& match, std::size_t i, std::size_t end,
            const Surroundings& around) const {
    const bool capitals = style_ == CaseStyle::capitals;
    const bool qualified = qualifies(around.qualifier, sense.country);
    const bool located = around.context == MentionContext::located || qualified;
    if (sense.person && !located && is_surname(match, i)) return false;
    if (capitals && match.acronym && sense.word &&
        tokens_[i].word->surface.find('.') == std::string_view::npos) {
      return false;
    }
    switch (sense.kind) {
      case PlaceKind::block:
        return false;
      case PlaceKind::abbreviation:
        return around.after_comma && i > 0 && is_capitalised(tokens_[i - 1].word->surface) &&
               abbreviated(i, end);
      case PlaceKind::leader:
        return fits_leader(match, i, around);
      case PlaceKind::currency:
        return (!sense.doubtful || behind_number(i)) && !(around.after_place && contradicted(sense.country));
      case PlaceKind::institution:
      case PlaceKind::firm:
      case PlaceKind::company:
        if (sense.word && sense.kind != PlaceKind::company && match.tokens == 1 && !match.acronym) {
          const bool apart = !around.starts_sentence && !around.before_capital && !around.after_capital;
          if (capitals || vague_ || !apart) return false;
        }
        return !(around.after_place && contradicted(sense.country)) && !is_taken(i, end);
      case PlaceKind::demonym:
        return !is_taken(i, end) && !(sense.doubtful && capitals);
      case PlaceKind::name:
        if (is_taken(i, end) && (sense.person || is_within_longer(i, end))) return false;
        if (sense.doubtful && capitals && !located) return false;
        return !sense.person || match.tokens > 1 || capitals || located ||
               !(around.after_capital || around.before_capital);
      default:
        break;
    }
    return fits_place(sense, match, i, end, around, qualified);
  }

  bool fits_place(const PlaceSense& sense, const PlaceMatch& match, std::size_t i, std::size_t end,
                  const Surroundings& around, bool qualified) const {
    const bool capitals = style_ == CaseStyle::capitals;
    const bool located = around.context == MentionContext::located || qualified;
    // A well-known place that the person tagger took as a whole is still one.
    const bool well_known = !sense.person && sense.kind != PlaceKind::town;
    if (well_known ? is_within_longer(i, end) : is_taken(i, end)) return false;
    if (sense.doubtful) return qualified;
    if (sense.word && match.tokens == 1) {
      return qualified || (located && !capitals && !around.before_capital && !vague_);
    }
    if (sense.person && match.tokens == 1) {
      const bool known =
          sense.kind == PlaceKind::capital || sense.kind == PlaceKind::region || sense.population >= 100;
      return located || (known && !(around.after_capital || around.before_capital || around.after_title));
    }
    if (match.tokens > 1 || capitals || located) return true;
    // "Brian Bethune", "Delta Air Lines": people and companies that the lists do not have.
    return !(around.after_capital || (sense.kind == PlaceKind::town && around.before_capital));
  }

  // "150 marks", "two billion won".
  bool behind_number(std::size_t i) const {
    if (i == 0) return false;
    const std::string_view previous = tokens_[i - 1].word->form;
    return is_digit(previous) || is_one_of(amounts, previous);
  }

  bool fits_leader(const PlaceMatch& match, std::size_t i, const Surroundings& around) const {
    if (match.tokens > 1) return true;
    if (around.after_title && !around.before_capital) return true;
    // Another given name, or a street, a foundation ...: somebody else.
    if (around.after_capital || around.before_capital) return false;
    if (around.context == MentionContext::located && i > 0 && tokens_[i - 1].word->form == "in") return false;
    return style_ == CaseStyle::mixed || match.tokens > 1;
  }

  // "Calif.", "N.H.", "CA": with a full stop or in capitals.
  bool abbreviated(std::size_t i, std::size_t end) const {
    const std::string_view surface = tokens_[i].word->surface;
    const std::size_t behind = tokens_[end - 1].end;
    const bool stop = behind < text_.size() && text_[behind] == '.';
    return stop || surface.find('.') != std::string_view::npos ||
           (surface.size() == 2 && is_all_capitals(surface) && style_ == CaseStyle::mixed) ||
           surface.size() > 4;
  }

  static bool qualifies(std::span<const PlaceSense> qualifier, std::uint16_t country) {
    return std::ranges::any_of(qualifier, [&](const PlaceSense& sense) {
      return sense.country == country && (sense.kind == PlaceKind::name || sense.kind == PlaceKind::region ||
                                          sense.kind == PlaceKind::abbreviation);
    });
  }

  // Whether the mention directly before names other countries: "Philippine Congress".
  bool contradicted(std::uint16_t country) const {
    const Mention& previous = mentions_.list.back();
    const auto senses = mentions_.senses_of(previous);
    return std::ranges::none_of(senses, [&](const PlaceSense& sense) { return sense.country == country; });
  }

  const TakenSpan* taken_at(std::size_t i, std::size_t end) const {
    const auto behind = std::ranges::upper_bound(taken_, tokens_[end - 1].end - 1, {}, &TakenSpan::begin);
    if (behind == taken_.begin()) return nullptr;
    const TakenSpan& span = *(behind - 1);
    return span.end > tokens_[i].begin ? &span : nullptr;
  }
  bool is_taken(std::size_t i, std::size_t end) const {
    return !taken_.empty() && taken_at(i, end) != nullptr;
  }
  bool is_within_longer(std::size_t i, std::size_t end) const {
    if (taken_.empty()) return false;
    const TakenSpan* span = taken_at(i, end);
    return span != nullptr && (span->begin < tokens_[i].begin || span->end > tokens_[end - 1].end);
  }

  static bool is_digit(std::string_view surface) { return surface.front() >= '0' && surface.front() <= '9'; }

  std::string_view between(std::size_t i) const {
    return text_.substr(tokens_[i].end, tokens_[i + 1].begin - tokens_[i].end);
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::span<const Token> body_;
  bool in_title_;
  const Gazetteer& gazetteer_;
  NotesOfWords* notes_;
  CaseStyle style_;
  bool vague_;
  std::vector<TakenSpan> taken_;
  std::span<const std::string_view> surnames_;
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
  Section title(article.title, text.title, text.body, true, gazetteer, notes, taken, surnames, mentions);
  title.read(0, text.title.size(), sentence, paragraph);
  ++sentence;
  paragraph = 0;
  const std::size_t end = credits_at(text.body);
  Section body(article.text, text.body, {}, false, gazetteer, notes, taken, surnames, mentions);
  body.read(std::min(body_begin, end), end, sentence, paragraph);
  mentions.body_tokens = static_cast<std::uint32_t>(end);
  mentions.paragraphs = paragraph + 1;
}

}  // namespace backfile
