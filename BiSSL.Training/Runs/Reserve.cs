namespace BiSSL.Training.Runs;

/// <summary>A file of nothing that a full disk gets back, so that there is room to delete something.</summary>
internal sealed class Reserve(string file)
{
    /// <summary>Room for the log of one small turn of the database.</summary>
    private const int Bytes = 256 * 1024;

    /// <summary>Lays it by, where there is room.</summary>
    public void Keep()
    {
        if (File.Exists(file))
            return;
        try
        {
            File.WriteAllBytes(file, new byte[Bytes]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Release();
        }
    }

    /// <summary>Gives it back.</summary>
    /// <returns>Whether there was any.</returns>
    public bool Release()
    {
        try
        {
            bool isThere = File.Exists(file);
            File.Delete(file);
            return isThere;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
