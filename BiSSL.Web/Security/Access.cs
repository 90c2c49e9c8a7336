using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Security;

/// <summary>
/// Who may use the dashboard: whoever has its token. The token lies in the store folder, for its owner alone, so that a restarted dashboard still
/// knows its browsers.
/// </summary>
public sealed class Access : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _file;
    private CancellationTokenSource _revoked = new();
    private volatile AccessKey _key;

    public Access(RunStore store, IOptions<DashboardOptions> options)
    {
        _file = Path.Combine(store.Paths.Root, "dashboard.key");
        _key = AccessKey.Of(options.Value.Token ?? Kept() ?? Make(), _revoked.Token);
    }

    /// <summary>Keep it secret.</summary>
    public string Token => _key.Token;

    internal AccessKey Key => _key;

    /// <summary>Makes a new token; every sign-in and every open connection ends.</summary>
    public void Renew()
    {
        CancellationTokenSource old = _revoked;
        _revoked = new();
        _key = AccessKey.Of(Make(), _revoked.Token);
        old.Cancel();
        old.Dispose();
    }

    public void Dispose() => _revoked.Dispose();

    private string? Kept() => File.Exists(_file) && File.ReadAllText(_file).Trim() is { Length: >= 32 } token ? token : null;

    private string Make()
    {
        string token = AccessKey.NewToken();
        string fresh = _file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(fresh, options))
            writer.WriteLine(token);
        File.Move(fresh, _file, overwrite: true);
        return token;
    }
}
