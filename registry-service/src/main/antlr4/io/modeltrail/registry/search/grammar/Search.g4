// What can be asked for with `where` and `order`. docs/search.md explains it.
// Alternatives differ in their first token: only then does a mistake's message name all that could stand there.
grammar Search;

where
    : condition EOF
    ;

condition
    : conjunction (OR conjunction)*
    ;

conjunction
    : negation (AND negation)*
    ;

negation
    : NOT negation
    | OPEN condition CLOSE
    | field test
    ;

test
    : comparator value
    | IS NOT? NULL
    | NOT? among
    ;

among
    : IN OPEN value (COMMA value)* CLOSE
    | (LIKE | ILIKE) TEXT
    ;

comparator
    : EQUAL | UNEQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL
    ;

value
    : TEXT | NUMBER | TRUE | FALSE
    ;

field
    : NAME (DOT name | SQUARE_OPEN TEXT SQUARE_CLOSE)*
    ;

// After a dot, words of the language are names as any other.
name
    : NAME | OR | AND | NOT | IS | NULL | IN | LIKE | ILIKE | TRUE | FALSE | ASC | DESC
    ;

order
    : term (COMMA term)* EOF
    ;

term
    : field (ASC | DESC)?
    ;

OR    options { caseInsensitive = true; } : 'or';
AND   options { caseInsensitive = true; } : 'and';
NOT   options { caseInsensitive = true; } : 'not';
IS    options { caseInsensitive = true; } : 'is';
NULL  options { caseInsensitive = true; } : 'null';
IN    options { caseInsensitive = true; } : 'in';
LIKE  options { caseInsensitive = true; } : 'like';
ILIKE options { caseInsensitive = true; } : 'ilike';
TRUE  options { caseInsensitive = true; } : 'true';
FALSE options { caseInsensitive = true; } : 'false';
ASC   options { caseInsensitive = true; } : 'asc';
DESC  options { caseInsensitive = true; } : 'desc';

OPEN             : '(';
CLOSE            : ')';
SQUARE_OPEN      : '[';
SQUARE_CLOSE     : ']';
COMMA            : ',';
DOT              : '.';
EQUAL            : '=';
UNEQUAL          : '!=' | '<>';
LESS             : '<';
LESS_OR_EQUAL    : '<=';
GREATER          : '>';
GREATER_OR_EQUAL : '>=';

NUMBER
    : [-+]? ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ([eE] [-+]? [0-9]+)?
    ;

NAME
    : [\p{L}_] [\p{L}\p{N}_-]*
    ;

// A quote within is written twice.
TEXT
    : '"' (~'"' | '""')* '"'
    | '\'' (~'\'' | '\'\'')* '\''
    ;

UNFINISHED
    : '"' (~'"' | '""')*
    | '\'' (~'\'' | '\'\'')*
    ;

SPACE
    : [ \t\r\n]+ -> skip
    ;

OTHER
    : .
    ;
