parser grammar PingsiftParser;
options { tokenVocab = PingsiftLexer; }
ruleFile : WHERE EOF # File ;
