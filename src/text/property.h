/* What the text layer asks of a code point, in one 16-bit table entry. The tables are made at build
   time from ICU's data by src/generate/properties.c, which includes this header. */
#ifndef QAZ_TEXT_PROPERTY_H
#define QAZ_TEXT_PROPERTY_H

#include <stdbool.h>
#include <stdint.h>

/* Word_Break of UAX #29, as far as its rules tell the values apart. */
typedef enum qaz_break {
    QAZ_BREAK_OTHER,
    QAZ_BREAK_CR,
    QAZ_BREAK_LF,
    QAZ_BREAK_NEWLINE,
    QAZ_BREAK_EXTEND, /* Extend, Format: ignored by rule WB4 */
    QAZ_BREAK_ZWJ,
    QAZ_BREAK_SPACE, /* WSegSpace */
    QAZ_BREAK_LETTER,
    QAZ_BREAK_HEBREW,
    QAZ_BREAK_NUMERIC,
    QAZ_BREAK_EXTENDER, /* ExtendNumLet */
    QAZ_BREAK_KATAKANA,
    QAZ_BREAK_MID_LETTER,
    QAZ_BREAK_MID_NUMBER,
    QAZ_BREAK_MID_BOTH, /* MidNumLet */
    QAZ_BREAK_SINGLE_QUOTE,
    QAZ_BREAK_DOUBLE_QUOTE,
    QAZ_BREAK_REGIONAL
} qaz_break;

/* General_Category, in groups. */
typedef enum qaz_group {
    QAZ_GROUP_OTHER,     /* controls, unassigned, private use */
    QAZ_GROUP_SPACE,     /* White_Space */
    QAZ_GROUP_IGNORABLE, /* Default_Ignorable_Code_Point: shows nothing */
    QAZ_GROUP_LOWER,
    QAZ_GROUP_UPPER, /* title case, too */
    QAZ_GROUP_LETTER,
    QAZ_GROUP_MARK,
    QAZ_GROUP_DIGIT, /* Nd */
    QAZ_GROUP_NUMBER,
    QAZ_GROUP_PUNCTUATION,
    QAZ_GROUP_SYMBOL
} qaz_group;

enum {
    QAZ_PROPERTY_GROUP_SHIFT = 5,
    QAZ_PROPERTY_SCRIPT_SHIFT = 9,     /* qaz_script, never QAZ_MIXED_SCRIPT */
    QAZ_PROPERTY_PICTOGRAPH = 1 << 11, /* Extended_Pictographic */
    QAZ_PROPERTY_EMOJI = 1 << 12,      /* Emoji, without digits and ASCII */
    QAZ_PROPERTY_DICTIONARY = 1 << 13  /* ICU breaks such letters with a dictionary */
};

/* Two stages: properties[blocks[code point >> 8]][code point & 255]. */
extern const uint8_t qaz_property_blocks[0x1100];
extern const uint16_t qaz_properties[][256];

static inline uint16_t qaz_property(uint32_t code_point)
{
    if (code_point > 0x10FFFF)
        return 0;
    return qaz_properties[qaz_property_blocks[code_point >> 8]][code_point & 0xFF];
}

static inline qaz_break qaz_property_break(uint16_t property)
{
    return (qaz_break)(property & 0x1F);
}

static inline qaz_group qaz_property_group(uint16_t property)
{
    return (qaz_group)(property >> QAZ_PROPERTY_GROUP_SHIFT & 0xF);
}

static inline unsigned qaz_property_script(uint16_t property)
{
    return property >> QAZ_PROPERTY_SCRIPT_SHIFT & 3u;
}

static inline bool qaz_group_is_letter(qaz_group group)
{
    return group == QAZ_GROUP_LOWER || group == QAZ_GROUP_UPPER || group == QAZ_GROUP_LETTER;
}

#endif
