namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Why a file or folder was left out, in the order in which it is told.</summary>
internal enum Reason
{
    Hidden,
    Unread,
    NoPicture,
    Empty,
    Unopened,
    DeadLink,
    EnteredBefore,
    TakenBefore,
    InNoClass,
    BesideParts,
    WithoutPictures,
}
