using BiSSL.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args is ["child", .. var rest] ? Child.Run(rest) : await ConsoleRunner.Run(args);
