#include "indexer/readers/wikitext.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr int deepest = 20;
constexpr std::size_t most_parameters = 1000;
constexpr std::size_t nowhere = std::string_view::npos;

// Elements that are left out with all in them.
constexpr auto elements_left_out = std::to_array<std::string_view>(
    {"ref", "gallery", "math", "timeline", "score", "imagemap", "syntaxhighlight", "source",
     "dynamicpagelist", "inputbox", "graph", "maplink", "chem"});

// Headings of sections that list what is no part of the article, as wikis of some twenty languages have them.
constexpr auto list_headings = std::to_array<std::string_view>({
    "sources",
    "source",
    "related news",
    "related articles",
    "related stories",
    "see also",
    "external links",
    "external link",
    "references",
    "further reading",
    "notes",
    "sister links",
    "quellen",
    "quelle",
    "themenverwandte artikel",
    "verwandte artikel",
    "weblinks",
    "einzelnachweise",
    "siehe auch",
    "voir aussi",
    "articles connexes",
    "liens externes",
    "références",
    "fuentes",
    "fuente",
    "véase también",
    "enlaces externos",
    "noticias relacionadas",
    "referencias",
    "artículos relacionados",
    "fonti",
    "fonte",
    "articoli correlati",
    "voci correlate",
    "collegamenti esterni",
    "note",
    "fontes",
    "ver também",
    "notícias relacionadas",
    "ligações externas",
    "referências",
    "источники",
    "источник",
    "ссылки",
    "см. также",
    "примечания",
    "źródła",
    "źródło",
    "zobacz też",
    "przypisy",
    "linki zewnętrzne",
    "bronnen",
    "bron",
    "zie ook",
    "externe links",
    "källor",
    "källa",
    "se även",
    "externa länkar",
    "kilder",
    "se også",
    "lähteet",
    "lähde",
    "aiheesta muualla",
    "джерела",
    "посилання",
    "zdroje",
    "forrás",
    "források",
    "πηγές",
    "izvori",
    "извори",
    "surse",
    "kaynaklar",
    "kaynak",
    "المصادر",
    "مصادر",
    "منابع",
    "מקורות",
    "消息来源",
    "来源",
    "參考資料",
    "外部链接",
    "情報源",
    "出典",
    "関連記事",
    "外部リンク",
    "출처",
    "참고",
});

// Templates that are text: which of their parameters.
struct Shown {
  std::string_view name;
  int parameter;
};
constexpr auto shown_templates = std::to_array<Shown>(
    {{"quote", 1},     {"blockquote", 1}, {"cquote", 1},      {"zitat", 1}, {"citation", 1},
     {"cita", 1},      {"citazione", 1},  {"cytat", 1},       {"citat", 1}, {"цитата", 1},
     {"lang", 2},      {"nowrap", 1},     {"nobr", 1},        {"small", 1}, {"big", 1},
     {"smallcaps", 1}, {"flag", 1},       {"flagcountry", 1}, {"abbr", 1},  {"tooltip", 1},
     {"uc", 1},        {"lc", 1},         {"formatnum", 1}});

// Where what opens at a place closes; made in one pass, as markup that is not closed is text.
class Brackets {
 public:
  explicit Brackets(std::string_view text) : closing_(text.size(), nowhere) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      const std::string_view two = text.substr(i, 2);
      const bool line_start = i == 0 || text[i - 1] == '\n';
      if (two == "{{" || two == "[[" || (two == "{|" && line_start)) {
        open_.push_back({i, two == "{{" ? 0U : two == "[[" ? 1U : 2U});
        ++count_.at(open_.back().kind);
        ++i;
      } else if (two == "}}") {
        if (close(0, i)) ++i;
      } else if (two == "]]" && text.substr(i, 3) == "]]]" && text.substr(i, 4) != "]]]]") {
        // The first one closes a link that leads out.
      } else if (two == "]]") {
        if (close(1, i)) ++i;
      } else if (two == "|}" && line_start) {
        if (close(2, i)) ++i;
      }
    }
  }

  /// Where the closing pair of what opens at `at` begins; npos where nothing does, or it is not closed.
  std::size_t closing(std::size_t at) const { return closing_[at]; }

 private:
  struct Open {
    std::size_t at;
    std::size_t kind;
  };
  bool close(std::size_t kind, std::size_t at) {
    if (count_.at(kind) == 0) return false;
    for (;;) {
      const Open last = open_.back();
      open_.pop_back();
      --count_.at(last.kind);
      if (last.kind != kind) continue;
      closing_[last.at] = at;
      return true;
    }
  }

  std::vector<std::size_t> closing_;
  std::vector<Open> open_;
  std::array<std::size_t, 3> count_{};
};

std::string without_comments(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find("<!--"), text.size());
    out += text.substr(0, begin);
    const std::size_t end = text.find("-->", begin);
    text.remove_prefix(end == nowhere ? text.size() : end + 3);
  }
  return out;
}

class Reader {
 public:
  Reader(std::string_view text, const WikiNames& names, WikiPage& page)
      : text_(text), names_(names), page_(page), brackets_(text) {}

  std::string read(std::size_t begin, std::size_t end, int depth) {
    std::string out;
    for (std::size_t at = begin; at < end;) {
      const char c = text_[at];
      const std::size_t closing = c == '{' || c == '[' ? brackets_.closing(at) : nowhere;
      if (closing != nowhere && closing < end) {
        if (depth < deepest) add_bracketed(at, closing, depth, out);
        at = closing + 2;
      } else if (c == '[') {
        at = add_external(at, end, depth, out);
      } else if (c == '<') {
        at = skip_tag(at, end, out);
      } else if (c == '\'' && text_.substr(at, 2) == "''") {
        at = std::min(text_.find_first_not_of('\'', at), end);
      } else {
        out += c;
        ++at;
      }
    }
    return out;
  }

 private:
  void add_bracketed(std::size_t at, std::size_t closing, int depth, std::string& out) {
    if (text_[at] == '[') return add_link(at + 2, closing, depth, out);
    if (text_[at + 1] == '{') add_template(at + 2, closing, depth, out);
  }

  // The parts between bars outside brackets.
  std::vector<std::pair<std::size_t, std::size_t>> parts(std::size_t begin, std::size_t end) const {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t at = begin, part = begin;; ++at) {
      if (at < end) {
        const std::size_t closing = brackets_.closing(at);
        if (closing != nowhere && closing < end) {
          at = closing + 1;
          continue;
        }
        if (text_[at] != '|') continue;
      }
      found.emplace_back(part, std::min(at, end));
      part = at + 1;
      if (at >= end) return found;
    }
  }

  void add_link(std::size_t begin, std::size_t end, int depth, std::string& out) {
    const auto all = parts(begin, end);
    std::string_view target = trimmed(text_.substr(all[0].first, all[0].second - all[0].first));
    const bool shown = target.starts_with(':');
    if (shown) target.remove_prefix(1);
    const std::size_t colon = target.find(':');
    const std::string space = folded_case(trimmed(target.substr(0, colon == nowhere ? 0 : colon)));
    const auto is = [&](const std::vector<std::string>& names) {
      return std::ranges::find(names, space) != names.end();
    };
    if (!shown && is(names_.category)) {
      page_.categories.push_back(clean_line_field(target.substr(colon + 1)));
      return;
    }
    if (!shown && (is(names_.file) || is_language(target, colon))) return;
    if (all.size() > 1) {
      const std::string text = read(all.back().first, all.back().second, depth + 1);
      if (!trimmed(text).empty()) {
        out += text;
        return;
      }
    }
    // "[[w:Norway|]]" shows no prefix.
    out += all.size() > 1 && colon != nowhere ? trimmed(target.substr(colon + 1)) : target;
  }

  // Links to the page in another language: "fr:", "zh-min-nan:"; "w:" and the like lead elsewhere and are
  // shown.
  static bool is_language(std::string_view target, std::size_t colon) {
    if (colon == nowhere || colon < 2 || target.find(' ') < colon) return false;
    const std::string_view code = target.substr(0, colon);
    const std::string_view first = code.substr(0, code.find('-'));
    return (first.size() == 2 || first.size() == 3) &&
           std::ranges::all_of(code, [](char c) { return is_ascii_lower(c) || c == '-'; }) &&
           colon + 1 < target.size() && target[colon + 1] != ' ';
  }

  void add_template(std::size_t begin, std::size_t end, int depth, std::string& out) {
    const auto all = parts(begin, end);
    std::string_view name = trimmed(text_.substr(all[0].first, all[0].second - all[0].first));
    std::map<std::string, std::string> values;
    // "{{formatnum:1234}}"
    if (const std::size_t colon = name.find(':'); colon != nowhere && all.size() == 1) {
      values["1"] = name.substr(colon + 1);
      name = trimmed(name.substr(0, colon));
    }
    const std::string folded = folded_case(name);
    int number = 0;
    for (std::size_t i = 1; i < all.size(); ++i) {
      const auto [from, to] = all[i];
      const std::size_t equals = text_.substr(from, to - from).find_first_of("=[{<");
      const bool named = equals != nowhere && text_[from + equals] == '=';
      std::string key = named ? folded_case(trimmed(text_.substr(from, equals))) : std::to_string(++number);
      const std::size_t value = named ? from + equals + 1 : from;
      values[std::move(key)] = std::string(trimmed(read(value, to, depth + 1)));
    }
    if (depth == 0) {
      for (const auto& [key, value] : values) {
        if (page_.parameters.size() < most_parameters) page_.parameters.push_back({folded, key, value});
      }
    }
    show(folded, values, out);
  }

  static void show(const std::string& name, const std::map<std::string, std::string>& values,
                   std::string& out) {
    const auto value = [&](const char* key) {
      const auto found = values.find(key);
      return found == values.end() ? std::string_view{} : std::string_view(found->second);
    };
    if (name == "w") {
      // "[[Norway]]" as a template: the page, or what is shown for it.
      out += value("2").empty() ? value("1") : value("2");
    } else if (name == "convert" || name == "unité" || name == "unit") {
      out.append(value("1")).append(" ").append(value("2"));
    } else if (name == "ndash" || name == "spaced ndash" || name == "–") {
      out += " – ";
    } else if (name == "mdash" || name == "—") {
      out += "—";
    } else if (name == "'" || name == "'s") {
      out += name == "'" ? "'" : "'s";
    } else if (name.starts_with("lang-")) {
      out += value("1");
    } else if (const auto* shown = std::ranges::find(shown_templates, name, &Shown::name);
               shown != shown_templates.end()) {
      out += value(shown->parameter == 1 ? "1" : "2");
    }
  }

  // "[http://example.org the coast guard]": what is shown.
  std::size_t add_external(std::size_t at, std::size_t end, int depth, std::string& out) {
    const std::string_view rest = text_.substr(at + 1, end - at - 1);
    constexpr auto schemes =
        std::to_array<std::string_view>({"http://", "https://", "//", "ftp://", "mailto:"});
    const bool address =
        std::ranges::any_of(schemes, [&](std::string_view scheme) { return rest.starts_with(scheme); });
    const std::size_t close = address ? next("]", at) : nowhere;
    if (close == nowhere || close >= end || next("\n", at) < close) {
      out += '[';
      return at + 1;
    }
    const std::size_t space = text_.find_first_of(" ]", at);
    if (space < close && depth < deepest) out += read(space + 1, close, depth + 1);
    return close + 1;
  }

  // The next place of what is looked for again and again, from the front to the back.
  std::size_t next(const std::string& what, std::size_t at) {
    const auto [known, is_new] = nexts_.try_emplace(what, 0);
    std::size_t& place = known->second;
    if (is_new || (place != nowhere && place < at)) place = text_.find(what, at);
    return place;
  }

  std::size_t skip_tag(std::size_t at, std::size_t end, std::string& out) {
    const std::size_t name_end = std::min(
        text_.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/", at + 1), end);
    const std::size_t close = text_.find_first_of("<>", name_end);
    if (name_end == at + 1 || close == nowhere || close >= end || text_[close] == '<') {
      out += '<';
      return at + 1;
    }
    const std::string name = folded_case(text_.substr(at + 1, name_end - at - 1));
    if (name == "br" || name == "br/" || name == "p" || name == "/p" || name == "div" || name == "/div" ||
        name == "blockquote" || name == "/blockquote")
      out += name.starts_with("br") ? "\n" : "\n\n";
    const bool empty = text_[close - 1] == '/';
    if (empty || !is_one_of(name, elements_left_out)) return close + 1;
    const std::size_t last = next("</" + name, close);
    if (last == nowhere || last >= end) return close + 1;
    return std::min(text_.find('>', last), end - 1) + 1;
  }

  std::string_view text_;
  const WikiNames& names_;
  WikiPage& page_;
  Brackets brackets_;
  std::map<std::string, std::size_t> nexts_;
};

// What a line is in itself.
struct Line {
  std::string_view text;
  std::size_t heading = 0;  ///< its level
  bool item = false;        ///< of a list
};

Line line_of(std::string_view line) {
  line = trimmed(line);
  const std::size_t signs = std::min(line.find_first_not_of('='), line.size());
  if (signs > 0 && line.size() > 2 * signs && line.ends_with(line.substr(0, signs)))
    return {trimmed(line.substr(signs, line.size() - 2 * signs)), signs, false};
  const std::size_t marks = std::min(line.find_first_not_of("*#:;"), line.size());
  if (line.starts_with("----") || line.starts_with("~~~")) return {};
  if (line.starts_with("__") && line.ends_with("__")) return {};
  return {trimmed(line.substr(marks)), 0, marks > 0};
}

// Lines -> paragraphs, without the sections that are lists, and headings that nothing follows.
std::string paragraphs_of(std::string_view lines) {
  std::string out;
  std::string heading;
  std::size_t skipped_level = 0;
  bool joins = false;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const Line line = line_of(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.heading > 0) {
      if (skipped_level == 0 || line.heading <= skipped_level) {
        const bool list = is_one_of(folded_case(trimmed(line.text)), list_headings);
        skipped_level = list ? line.heading : 0;
      }
      heading = line.text;
    }
    if (line.heading > 0 || line.text.empty()) joins = false;
    if (line.heading > 0 || line.text.empty() || skipped_level > 0) continue;
    if (!heading.empty()) out.append(out.empty() ? "" : "\n\n").append(std::exchange(heading, ""));
    if (!out.empty()) out += line.item && !joins ? "\n\n" : line.item ? "\n" : joins ? " " : "\n\n";
    out += line.text;
    joins = true;
  }
  return out;
}

}  // namespace

WikiPage read_wikitext(std::string_view markup, const WikiNames& names) {
  WikiPage page;
  const std::string text = without_comments(markup);
  page.text = decode_references(paragraphs_of(Reader(text, names, page).read(0, text.size(), 0)));
  return page;
}

}  // namespace backfile
