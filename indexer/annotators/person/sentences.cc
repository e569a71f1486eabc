#include "indexer/annotators/person/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <string>

#include "common/error.h"
#include "common/fold.h"
#include "common/utf8.h"
#include "indexer/annotators/person/inventor.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

void append(MarkedText& out, std::string_view text, NameLabel kind) {
  const auto begin = static_cast<std::uint32_t>(out.text.size());
  out.text += text;
  if (kind != NameLabel::none)
    out.names.push_back({begin, static_cast<std::uint32_t>(out.text.size()), kind});
}

std::string in_capitals(std::string_view text, bool only_first) {
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c < 0) continue;
    append_code_point(out, !only_first || first ? u_toupper(c) : c);
    first = c == ' ' || c == '\n' || c == 0x201C || c == '"' || c == '(';
  }
  return out;
}

std::string capitalised(std::string word, bool capital) {
  if (capital) word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
  return word;
}

// The people and places of one copy of a document, made when first named.
class Cast {
 public:
  /// `home` is the culture that most of the people are of; name_cultures().size() where none is.
  Cast(Inventor& inventor, std::size_t home)
      : inventor_(inventor),
        culture_(home < name_cultures().size() && inventor.chance(60) ? home : inventor.culture()) {}

  void append_slot(std::string_view slot, MarkedText& out) {
    const char kind = slot.front();
    if (kind >= '0' && kind <= '9') {
      const InventedPerson& made = person(slot);
      append(out, form(made, slot.back()), NameLabel::whole);
    } else if (kind == 'c') {
      append(out, named(slot, [&] { return inventor_.city(); }), NameLabel::place);
    } else if (kind == 'C') {  // of a date line
      const std::string city = named("c" + std::string(slot.substr(1)), [&] { return inventor_.city(); });
      append(out, in_capitals(city, false), NameLabel::place);
    } else if (kind == 'v') {
      append(out, named(slot, [&] { return inventor_.village(); }), NameLabel::place);
    } else if (kind == 'n') {
      append(out, named(slot, [&] { return inventor_.country(); }), NameLabel::place);
    } else if (kind == 'd') {
      append(out, named(slot, [&] { return inventor_.demonym(); }), NameLabel::other);
    } else if (kind == 't') {
      append(out, named(slot, [&] { return inventor_.brand(); }), NameLabel::organisation);
    } else if (kind == 'b') {
      append(out, named(slot, [&] { return inventor_.partnership(); }), NameLabel::organisation);
    } else if (kind == 'w' || kind == 'W') {
      append(out, capitalised(inventor_.word(), kind == 'W'), NameLabel::none);
    } else if (kind == 'r' || kind == 'R') {
      append(out, capitalised(inventor_.role(), kind == 'R'), NameLabel::none);
    } else if (kind == 's') {
      append(out, inventor_.speech(), NameLabel::none);
    } else if (kind == 'k') {
      append(out, named(slot, [&] { return inventor_.known_organisation(); }), NameLabel::organisation);
    } else if (kind == 'o') {
      append(out, named(slot, [&] { return inventor_.organisation(); }), NameLabel::organisation);
    } else {
      throw Error("training sentences: unknown slot {" + std::string(slot) + "}");
    }
  }

 private:
  const InventedPerson& person(std::string_view slot) {
    const std::string number(slot.substr(0, slot.find_first_not_of("0123456789")));
    auto found = persons_.find(number);
    if (found == persons_.end()) {
      const std::size_t culture = inventor_.chance(80) ? culture_ : inventor_.culture();
      found = persons_.emplace(number, inventor_.person(culture)).first;
    }
    return found->second;
  }

  static const std::string& form(const InventedPerson& made, char which) {
    switch (which) {
      case 'f':
        return made.given;
      case 'l':
        return made.family;
      case 'i':
        return made.initial;
      case 'm':
        return made.middle;
      default:
        return made.full;
    }
  }

  template <typename Make>
  const std::string& named(const std::string_view slot, Make make) {
    auto found = names_.find(std::string(slot));
    if (found == names_.end()) found = names_.emplace(slot, make()).first;
    return found->second;
  }

  Inventor& inventor_;
  std::size_t culture_;
  std::map<std::string, InventedPerson> persons_;
  std::map<std::string, std::string> names_;
};

NameLabel literal_kind(char letter) {
  switch (letter) {
    case 'P':
      return NameLabel::whole;
    case 'L':
      return NameLabel::place;
    case 'O':
      return NameLabel::organisation;
    default:
      return NameLabel::other;
  }
}

// `inside` a mark <X ...> names have no marks of their own.
void append_line(std::string_view line, Cast& cast, MarkedText& out) {
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t next = std::min(line.find_first_of("{<", at), line.size());
    out.text += line.substr(at, next - at);
    if (next == line.size()) return;
    const std::size_t end = line.find(line[next] == '{' ? '}' : '>', next);
    if (end == std::string_view::npos || end < next + 2) {
      throw Error("training sentences: no end of a mark: " + std::string(line));
    }
    if (line[next] == '{') {
      cast.append_slot(line.substr(next + 1, end - next - 1), out);
    } else {
      MarkedText inside;
      append_line(line.substr(next + 3, end - next - 3), cast, inside);
      append(out, inside.text, literal_kind(line[next + 1]));
    }
    at = end + 1;
  }
}

// "#home ro": the culture of the texts' people.
std::size_t home_of(std::string_view content) {
  const std::size_t at = content.find("\n#home ");
  const auto cultures = name_cultures();
  if (at == std::string_view::npos) return cultures.size();
  return static_cast<std::size_t>(std::ranges::find(cultures, content.substr(at + 7, 2)) - cultures.begin());
}

std::vector<std::vector<std::string_view>> documents_of(std::string_view content) {
  std::vector<std::vector<std::string_view>> documents(1);
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.starts_with('#')) continue;
    if (!line.empty()) {
      documents.back().push_back(line);
    } else if (!documents.back().empty()) {
      documents.emplace_back();
    }
  }
  if (documents.back().empty()) documents.pop_back();
  return documents;
}

// Who is meant by the mentions of a text: by family name, and by given name where the full one stands
// somewhere.
class Exchange {
 public:
  explicit Exchange(std::uint64_t seed) : inventor_(seed), culture_(inventor_.culture()) {}

  void learn(std::string_view mention) {
    const std::size_t space = mention.find(' ');
    if (space == std::string_view::npos) return;
    given_.try_emplace(fold(mention.substr(0, space)), fold(mention.substr(mention.rfind(' ') + 1)));
  }

  std::string other(std::string_view mention) {
    const std::size_t space = mention.find(' ');
    const std::string last =
        fold(mention.substr(space == std::string_view::npos ? 0 : mention.rfind(' ') + 1));
    if (space != std::string_view::npos) {
      const InventedPerson& made = person(last);
      const std::string_view first = mention.substr(0, space);
      if (first.size() == 2 && first.back() == '.') return made.initial;
      return mention.find(". ") != std::string_view::npos ? made.middle : made.full;
    }
    const auto full = given_.find(last);
    if (full != given_.end() && !persons_.contains(last)) return person(full->second).given;
    const bool is_given = (lexicon_flags(last) & (given_name | family_name)) == given_name;
    return is_given ? person(last).given : person(last).family;
  }

 private:
  const InventedPerson& person(const std::string& family) {
    auto found = persons_.find(family);
    if (found == persons_.end()) {
      const std::size_t culture = inventor_.chance(60) ? culture_ : inventor_.culture();
      found = persons_.emplace(family, inventor_.person(culture)).first;
    }
    return found->second;
  }

  Inventor inventor_;
  std::size_t culture_;
  std::map<std::string, std::string> given_;  // to the family name
  std::map<std::string, InventedPerson> persons_;
};

}  // namespace

bool is_sentence_notation(std::string_view content) {
  return content.starts_with("# Training sentences") || content.starts_with("# Test sentences");
}

std::vector<MarkedText> write_sentences(std::string_view content, int copies, std::uint64_t seed) {
  std::vector<MarkedText> texts;
  Inventor inventor(seed);
  const std::size_t home = home_of(content);
  for (const auto& lines : documents_of(content)) {
    for (int copy = 0; copy < copies; ++copy) {
      Cast cast(inventor, home);
      MarkedText text;
      for (std::string_view line : lines) {
        const bool is_headline = line.starts_with("^ ");
        MarkedText sentence;
        append_line(is_headline ? line.substr(2) : line, cast, sentence);
        const auto way = inventor.below(100);
        if (is_headline && way < 50) {
          sentence = change_case(sentence, way < 20 ? 100 : 0, 100, seed);
        }
        const auto offset = static_cast<std::uint32_t>(text.text.size());
        for (const MarkedName& name : sentence.names)
          text.names.push_back({name.begin + offset, name.end + offset, name.kind});
        text.text += sentence.text + "\n\n";
      }
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

MarkedText exchange_persons(const MarkedText& text, std::uint64_t seed) {
  Exchange exchange(seed);
  const auto mention = [&](const MarkedName& name) {
    return std::string_view(text.text).substr(name.begin, name.end - name.begin);
  };
  for (const MarkedName& name : text.names) {
    if (name.kind == NameLabel::whole) exchange.learn(mention(name));
  }
  MarkedText out;
  std::uint32_t at = 0;
  for (const MarkedName& name : text.names) {
    out.text += std::string_view(text.text).substr(at, name.begin - at);
    append(out, name.kind == NameLabel::whole ? exchange.other(mention(name)) : std::string(mention(name)),
           name.kind);
    at = name.end;
  }
  out.text += std::string_view(text.text).substr(at);
  return out;
}

MarkedText change_case(const MarkedText& text, unsigned capitals, unsigned title_case, std::uint64_t seed) {
  Inventor dice(seed);
  MarkedText out;
  std::size_t name = 0;
  for (std::size_t begin = 0; begin < text.text.size();) {
    const std::size_t found = text.text.find("\n\n", begin);
    const std::size_t end = found == std::string::npos ? text.text.size() : found + 2;
    const bool all = dice.chance(capitals);
    const bool change = all || dice.chance(title_case);
    // Piece by piece, so that the names' places stay known where a letter changes its length.
    std::size_t at = begin;
    const auto copy = [&](std::size_t to) {
      const std::string_view piece = std::string_view(text.text).substr(at, to - at);
      out.text += change ? in_capitals(piece, !all) : std::string(piece);
      at = to;
    };
    for (; name < text.names.size() && text.names[name].end <= end; ++name) {
      copy(text.names[name].begin);
      const auto from = static_cast<std::uint32_t>(out.text.size());
      copy(text.names[name].end);
      out.names.push_back({from, static_cast<std::uint32_t>(out.text.size()), text.names[name].kind});
    }
    copy(end);
    begin = end;
  }
  return out;
}

}  // namespace backfile
