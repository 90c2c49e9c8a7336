using BiSSL.Training;
using BiSSL.Web.Api;
using BiSSL.Web.Components;
using BiSSL.Web.Hosting;
using BiSSL.Web.Hubs;
using BiSSL.Web.Security;
using Microsoft.AspNetCore.Connections;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = HostingSetup.ContentRoot });
    var options = builder.AddHosting();
    builder.AddSecurity(options);
    builder.AddApi();
    builder.AddHubs();
    builder.AddPages();

    var app = builder.Build();
    app.UseSecurity();
    app.MapApi();
    app.MapHubs();
    app.MapPages();
    app.PrintAddress();
    await app.RunAsync();
    return 0;
}
catch (UserError error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
catch (IOException error) when (error.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync("Another program listens at the dashboard's address already, perhaps another dashboard: open that one, or choose another address, such as Dashboard__Address=http://127.0.0.1:5171 ./run.sh");
    return 2;
}
