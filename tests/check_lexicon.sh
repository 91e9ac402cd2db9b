#!/bin/sh
# Checks the tables of the lexicon: check_lexicon.sh FILE.tsv...
#
# The first line names the columns: "# name", tab, "type(a|b)", tab, ... A name in brackets lists
# the values that its cells may hold; "|)" allows an empty cell and ")*" several values with commas.
# A table about letters themselves says "# alphabet: any" in a comment.
# Prints every fault as FILE:LINE: reason and fails if there is one.
export LC_ALL=C

awk -F '\t' '
function fault(reason) {
    printf "%s:%d: %s\n", FILENAME, FNR, reason
    faults++
}

# The columns of a file from its first line.
function read_header(    i, from, to) {
    delete allowed
    delete many
    columns = NF
    any_letter = 0
    if ($0 !~ /^# [^ \t]/)
        fault("the first line does not name the columns")
    for (i = 1; i <= NF; i++) {
        from = index($i, "(")
        if (from == 0)
            continue
        to = index($i, ")")
        allowed[i] = "|" substr($i, from + 1, to - from - 1) "|"
        many[i] = substr($i, to + 1) == "*"
    }
}

function check_values(column, cell,    values, n, i) {
    if (cell == "" || !many[column]) {
        if (index(allowed[column], "|" cell "|") == 0)
            fault("column " column ": value not declared: \"" cell "\"")
        return
    }
    n = split(cell, values, ",")
    for (i = 1; i <= n; i++)
        if (values[i] == "" || index(allowed[column], "|" values[i] "|") == 0)
            fault("column " column ": value not declared: \"" values[i] "\"")
}

# Letters of Kazakh and Russian in composed form, ASCII, and a few signs; no word in two scripts.
function check_letters(    text) {
    text = $0
    gsub(/[A-Za-z]/, "L", text)
    gsub(/\320[\201\206\220-\277]|\321[\200-\217\221\226]/, "\001", text)
    gsub(/\322[\222\223\232\233\242\243\256\257\260\261\272\273]|\323[\230\231\250\251]/, "\001",
         text)
    if (text ~ /L\001|\001L/)
        fault("a word mixes Latin and Cyrillic letters")
    gsub(/\303[\200-\277]|\304\261|\305[\236\237]/, "L", text)    # accents of Latin names
    gsub(/\302[\253\273\251\260\262\263\267\243\245]/, "", text)  # « » © ° ² ³ · £ ¥
    gsub(/\342\200[\223\224\231\260\246]/, "", text)              # en and em dash, apostrophe, per mille, ellipsis
    gsub(/\342\202[\254\270\272\275]/, "", text)                  # € ₸ ₺ ₽
    gsub(/\342\204\226/, "", text)                                # №
    if (text ~ /[\200-\377]/)
        fault("a character outside the alphabets of the lexicon")
}

function end_file() {
    if (file != "" && rows == 0) {
        printf "%s: no rows\n", file
        faults++
    }
    rows = 0
}

FNR == 1 {
    end_file()
    file = FILENAME
    read_header()
    next
}
/^# alphabet: any/ { any_letter = 1 }
/^#/ { next }
{
    rows++
    if ($0 ~ /[ \t]$/)
        fault("a space or tab at the end")
    if ($0 ~ /  |\t | \t|^ |\r/)
        fault("a stray space")
    if ($1 == "")
        fault("an empty key")
    if (NF > columns)
        fault(NF " cells in " columns " columns")
    if ((FILENAME, $0) in first)
        fault("repeats line " first[FILENAME, $0])
    else
        first[FILENAME, $0] = FNR
    for (i = 1; i <= columns; i++)
        if (i in allowed)
            check_values(i, $i)
    if (!any_letter)
        check_letters()
}
END {
    end_file()
    exit faults > 0
}
' "$@"
