#include "indexer/containers/unread_files.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/readers/xml_records.h"

namespace backfile {
namespace {

using std::string_view_literals::operator""sv;

struct Kind {
  std::string_view sign;
  std::string_view reason;
};

// What files begin with.
constexpr auto beginnings = std::to_array<Kind>(
    {{"\xD0\xCF\x11\xE0"sv,
      "a file of Word before 2007, of Outlook or the like: saved as DOCX or EML it can be read"},
     {"!BDN"sv, "a mailbox of Outlook: exported as mbox it can be read"},
     {"[InternetShortcut]"sv, "a link to a page"},
     {"[.ShellClassInfo]"sv, "settings of a folder"},
     {"bplist00"sv, "a property list of the Macintosh"},
     {"PAR1"sv, "a Parquet table: an export as CSV or JSON Lines can be read"},
     {"ARROW1"sv, "an Arrow table: an export as CSV or JSON Lines can be read"},
     {"SQLite format 3"sv, "a database: an export as CSV or JSON can be read"},
     {"-- MySQL dump"sv, "a dump of a database: an export as CSV or JSON can be read"},
     {"-- MariaDB dump"sv, "a dump of a database: an export as CSV or JSON can be read"},
     {"--\n-- PostgreSQL database dump"sv, "a dump of a database: an export as CSV or JSON can be read"},
     {"TY  - "sv, "a list of references, without the texts"},
     {"@article{"sv, "a list of references, without the texts"},
     {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive: unpacked, what is in it can be read"},
     {"Rar!\x1A"sv, "a RAR archive: unpacked, what is in it can be read"},
     {"\xFF\xD8\xFF"sv, "an image"},
     {"\x89PNG"sv, "an image"},
     {"GIF8"sv, "an image"},
     {"II*\0"sv, "an image"},
     {"MM\0*"sv, "an image"},
     {"ID3\2"sv, "sound"},
     {"ID3\3"sv, "sound"},
     {"ID3\4"sv, "sound"},
     {"OggS\0"sv, "sound or film"},
     {"\x1A\x45\xDF\xA3"sv, "a film"},
     {"wOFF"sv, "a font"},
     {"wOF2"sv, "a font"}});

// What saved pages and mirrors of sites bring with them, in lower case.
constexpr auto endings = std::to_array<Kind>(
    {{"css", "a style sheet"}, {"scss", "a style sheet"}, {"less", "a style sheet"},   {"js", "a script"},
     {"mjs", "a script"},      {"cjs", "a script"},       {"map", "a script's map"},   {"svg", "an image"},
     {"ico", "an image"},      {"cur", "an image"},       {"avif", "an image"},        {"bmp", "an image"},
     {"ttf", "a font"},        {"otf", "a font"},         {"eot", "a font"},           {"mp3", "sound"},
     {"mp4", "a film"},        {"m4a", "sound"},          {"m4v", "a film"},           {"mov", "a film"},
     {"flv", "a film"},        {"swf", "a Flash film"},   {"m3u8", "a list of films"}, {"dtd", "a schema"},
     {"rnc", "a schema"}});

// The tag files of BagIt (RFC 8493).
bool is_of_bag(std::string_view head) {
  constexpr auto tags =
      std::to_array({"BagIt-Version: "sv, "Bagging-Date: "sv, "Bag-Size: "sv, "Payload-Oxum: "sv});
  return std::ranges::any_of(tags, [head](std::string_view tag) {
    const std::size_t at = head.find(tag);
    return at == 0 || (at != std::string_view::npos && head[at - 1] == '\n');
  });
}

// "d41d8cd98f00b204e9800998ecf8427e  data/page.xml", of 128 to 512 bits.
bool is_checksum(std::string_view line) {
  const std::size_t digits = line.find_first_not_of("0123456789abcdefABCDEF");
  return digits != std::string_view::npos && digits >= 32 && digits % 8 == 0 && digits <= 128 &&
         (line[digits] == ' ' || line[digits] == '\t') && digits + 1 < line.size();
}

}  // namespace

bool describes_articles(std::string_view head) {
  constexpr auto descriptions = std::to_array({"mets"sv, "XMD-PAGE"sv, "XMD-TOC"sv, "XMD-toc"sv});
  if (is_one_of(xml_root(head).name, descriptions) || head.starts_with(" CDX ")) return true;
  const std::string_view line = head.substr(0, head.find('\n'));
  if (is_of_bag(head.substr(0, 4096)) || is_checksum(line)) return true;
  // CDXJ: a host turned round, a time of 14 digits, an object.
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || line.substr(0, space).find(')') == std::string_view::npos)
    return false;
  const std::string_view time = line.substr(space + 1, 14);
  return is_ascii_number(time) && time.size() == 14 && line.substr(space + 15).starts_with(" {");
}

std::string_view why_no_article(std::string_view head, std::string_view name) {
  for (const Kind& kind : beginnings) {
    if (head.starts_with(kind.sign)) return kind.reason;
  }
  // ISO base media files and RIFF have their type behind a size.
  constexpr auto riff = std::to_array<std::string_view>({"WEBP", "WAVE", "AVI "});
  const std::string_view type = head.substr(0, 12).substr(std::min<std::size_t>(head.size(), 8));
  const bool media = head.substr(0, 8).ends_with("ftyp") ||
                     (head.starts_with("RIFF") && std::ranges::find(riff, type) != riff.end());
  if (media) return "an image, sound or film";
  const XmlRoot root = xml_root(head);
  if (root.name == "svg") return "an image";
  if (root.space == "http://www.w3.org/2001/XMLSchema" || root.space == "http://relaxng.org/ns/structure/1.0")
    return "a schema";
  if (root.space == "http://www.w3.org/1999/XSL/Transform") return "a style sheet";
  name = name.substr(name.rfind('/') + 1);
  if (name == "robots.txt" && head.find(':') != std::string_view::npos) return "rules for robots";
  name = name.substr(0, name.find_first_of("?@"));
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return "";
  const std::string ending = ascii_lowered(name.substr(dot + 1));
  const auto* found = std::ranges::find(endings, std::string_view(ending), &Kind::sign);
  return found == endings.end() ? "" : found->reason;
}

}  // namespace backfile
