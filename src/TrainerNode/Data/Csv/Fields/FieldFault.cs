namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>Why a field is not a number.</summary>
internal enum FieldFault
{
    /// <summary>It is empty, or a word for a missing value.</summary>
    Missing,

    /// <summary>An infinite number.</summary>
    Infinite,

    /// <summary>Beyond double precision.</summary>
    TooLarge,

    /// <summary>A number below 0 as accountants write it: (12).</summary>
    Parentheses,

    /// <summary>A number below 0 with its sign behind it: 12-.</summary>
    MinusBehind,

    /// <summary>Not 0, but 0 in double precision.</summary>
    TooSmall,

    /// <summary>It holds zero bytes.</summary>
    Damaged,

    /// <summary>A minus sign other than the hyphen of keyboards.</summary>
    OtherMinus,

    /// <summary>1,234: a group of thousands or a decimal comma.</summary>
    CommaGroup,

    /// <summary>1,234,567 or 1,234.5.</summary>
    CommaGroups,

    /// <summary>1.234,56 or 1.234.567.</summary>
    PointGroups,

    /// <summary>1 234 or 1'234.</summary>
    BlankGroups,

    /// <summary>A comma where the decimal point belongs.</summary>
    DecimalComma,

    /// <summary>It has a character that may be the delimiter.</summary>
    Delimiter,

    /// <summary>A number with a unit.</summary>
    Unit,

    /// <summary>Digits with signs between them that no number has, like a phone number.</summary>
    Digits,

    /// <summary>Yes or no, or another pair of words for them.</summary>
    Word,

    /// <summary>Any other text.</summary>
    Text,
}
