namespace BiSSL.Web.Security;

/// <summary>Tells the person at the terminal where the dashboard is and how to sign in. Goes past the log, which others may read.</summary>
public static class AddressPrinter
{
    public static void PrintAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => Print(app.Services.GetRequiredService<Access>(), app.Urls));

    internal static void Print(Access access, IEnumerable<string> addresses)
    {
        foreach (string address in addresses)
            Console.WriteLine($"Dashboard: {address}{SignIn.Path}?token={access.Token}");
    }
}
