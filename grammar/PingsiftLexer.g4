lexer grammar PingsiftLexer;
WHERE : 'where' ;
WS : [ \t\r\n]+ -> channel(HIDDEN) ;
OTHER : . ;
