using BiSSL.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    ["child", .. var rest] => Child.Run(rest),
    ["resume", var run, "--store", var folder] => BiSSL.Tests.Web.FakeTrainer.Resume(run, folder),
    _ => await ConsoleRunner.Run(args),
};
