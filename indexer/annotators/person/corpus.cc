#include "indexer/annotators/person/corpus.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "common/fold.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

constexpr std::size_t sentences_a_document = 20;

NameLabel kind_of(std::string_view tag) {
  constexpr std::array<std::string_view, 8> persons = {"PER",    "person",        "politician", "scientist",
                                                       "writer", "musicalartist", "researcher", "artist"};
  constexpr std::array<std::string_view, 5> places = {"LOC", "location", "country", "geo", "GPE"};
  constexpr std::array<std::string_view, 10> organisations = {
      "ORG",   "organisation", "organization", "politicalparty", "corporation",
      "group", "band",         "university",   "company",        "team"};
  const auto in = [&](const auto& list) { return std::ranges::find(list, tag) != list.end(); };
  if (in(persons)) return NameLabel::whole;
  if (in(places)) return NameLabel::place;
  if (in(organisations)) return NameLabel::organisation;
  return NameLabel::other;
}

struct Row {
  std::string_view token;
  std::string_view tag;
};

// The first column and the tag; GermEval numbers its tokens and has two layers of tags.
Row read_row(std::string_view line) {
  const bool tabbed = line.find('\t') != std::string_view::npos;
  std::vector<std::string_view> columns;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    if (end > 0) columns.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  if (columns.size() < 2) return {columns.empty() ? std::string_view{} : columns[0], "O"};
  const bool numbered =
      tabbed && columns.size() == 4 && columns[0].find_first_not_of("0123456789") == std::string_view::npos;
  return numbered ? Row{columns[1], columns[2]} : Row{columns[0], columns.back()};
}

// Puts tokens together as they were printed.
class SentenceWriter {
 public:
  explicit SentenceWriter(MarkedText& out) : out_(out) {}

  void add(const Row& row) {
    const std::string_view token = plain(row.token);
    if (needs_space(token)) out_.text += ' ';
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += token;
    const auto end = static_cast<std::uint32_t>(out_.text.size());
    mark(row.tag, begin, end);
    opened_ = token == "(" || token == "[" || token == "$" || token == "``" || token == "“" || token == "¿" ||
              token == "¡" || (token == "\"" && quotes_ % 2 == 0);
    if (token == "\"") ++quotes_;
    fresh_ = false;
  }

  bool empty() const { return fresh_; }
  void end() {
    close();
    fresh_ = true;
    opened_ = false;
    quotes_ = 0;
  }

 private:
  static std::string_view plain(std::string_view token) {
    if (token == "``" || token == "''") return "\"";
    if (token == "-LRB-") return "(";
    if (token == "-RRB-") return ")";
    return token;
  }

  bool needs_space(std::string_view token) const {
    if (fresh_ || opened_) return false;
    if (token == "\"") return quotes_ % 2 == 0;
    constexpr std::array<std::string_view, 14> attached = {",", ".", ";",   ":",   "!", "?", ")",
                                                           "]", "%", "n't", "...", "”", "'", "..."};
    return std::ranges::find(attached, token) == attached.end() && !token.starts_with("'");
  }

  void mark(std::string_view tag, std::uint32_t begin, std::uint32_t end) {
    if (tag.size() < 3 || tag[1] != '-') {
      close();
      return;
    }
    const std::string_view type = tag.substr(2);
    if (open_ && tag.front() == 'I' && type == type_) {
      open_->end = end;
      return;
    }
    close();
    type_ = type;
    open_ = MarkedName{begin, end, kind_of(type)};
  }

  void close();

  MarkedText& out_;
  std::optional<MarkedName> open_;
  std::string_view type_;
  bool fresh_ = true;
  bool opened_ = false;
  int quotes_ = 0;
};

bool is_title(std::string_view word) {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return (lexicon_flags(fold(word)) & (title_word | role_word)) != 0;
}

bool is_given_name(std::string_view word) {
  return (lexicon_flags(fold(word)) & given_name) != 0;
}

void SentenceWriter::close() {
  if (!open_) return;
  MarkedName name = *open_;
  open_.reset();
  if (take_titles_out(out_.text, name)) out_.names.push_back(name);
}

}  // namespace

bool take_titles_out(std::string_view all, MarkedName& name) {
  while (name.kind == NameLabel::whole) {
    const std::string_view text = all.substr(name.begin, name.end - name.begin);
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    if (!is_title(word) || (space != std::string_view::npos && is_given_name(word) && word.back() != '.')) {
      const bool is_role = word.front() >= 'a' && word.front() <= 'z' && space == std::string_view::npos;
      return !is_role || !is_title(word);
    }
    if (space == std::string_view::npos) return false;  // a title alone
    name.begin += static_cast<std::uint32_t>(space + 1);
  }
  return true;
}

std::vector<MarkedText> read_conll(std::string_view content) {
  std::vector<MarkedText> documents(1);
  const bool has_marks = content.find("-DOCSTART-") != std::string_view::npos;
  std::size_t sentences = 0;
  auto writer = std::make_unique<SentenceWriter>(documents.back());
  const auto end_sentence = [&](bool end_document) {
    if (!writer->empty()) {
      writer->end();
      documents.back().text += "\n\n";
      ++sentences;
    }
    if (!documents.back().text.empty() &&
        (end_document || (!has_marks && sentences >= sentences_a_document))) {
      sentences = 0;
      documents.emplace_back();
      writer = std::make_unique<SentenceWriter>(documents.back());
    }
  };
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool is_comment = line.starts_with("#\t");
    if (line.empty() || is_comment || line.starts_with("-DOCSTART-")) {
      end_sentence(line.starts_with("-DOCSTART-"));
    } else {
      writer->add(read_row(line));
    }
  }
  end_sentence(false);
  if (documents.back().text.empty()) documents.pop_back();
  return documents;
}

}  // namespace backfile
