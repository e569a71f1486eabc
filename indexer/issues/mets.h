// METS files of digitised newspapers: what an issue is, and which words of its pages are which article.
// METS 1 (Library of Congress, https://www.loc.gov/standards/mets/) with MODS 3 or Dublin Core, as national
// libraries and their contractors fill it in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/date.h"
#include "indexer/readers/reader.h"

namespace backfile {

/// Words from the one with id `begin` to the end of the one with id `end`, in the file with id `file`.
struct MetsArea {
  std::string file;
  std::string begin;
  std::string end;
};

/// A part of an article: a heading, the author's name, or text (a paragraph, a column, all of it).
struct MetsPart {
  enum class Kind { text, heading, author };
  Kind kind = Kind::text;
  std::vector<MetsArea> areas;  ///< in the order of reading, none of a whole file
};

struct MetsArticle {
  std::string kind;  ///< as the file has it ("ARTICLE", "ADVERT", "advertisement")
  std::string title;
  std::string label;  ///< what catalogues show for it; may be the title, cut off
  std::string byline;
  std::string language;
  std::string section;
  Date date;  ///< unknown: the issue's
  std::vector<MetsPart> parts;
};

/// A page's file.
struct MetsFile {
  std::string id;
  std::string place;  ///< relative to the METS file, or a file's address
  std::string page;   ///< the page's number or label, "" where there is none
};

struct MetsIssue {
  std::string paper;  ///< the newspaper's title
  Date date;
  std::string language;
  std::vector<std::pair<std::string, std::string>>
      details;                  ///< "volume", "issue", "edition" and what they are
  std::vector<MetsFile> files;  ///< all that may be pages with text, in the file's order
  std::vector<MetsArticle> articles;
};

/// Reads a METS file as far as it can be read; broken markup is rejected.
MetsIssue read_mets(ByteSource& bytes, ArticleSink& sink);

}  // namespace backfile
