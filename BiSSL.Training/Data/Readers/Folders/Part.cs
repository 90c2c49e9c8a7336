namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>What labelled pictures serve.</summary>
internal enum Part
{
    Training,
    Validation,
    Test,
}
