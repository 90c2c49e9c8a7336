using BiSSL.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    ["child", .. var rest] => Child.Run(rest),
    ["resume", var run, "--store", var folder] => BiSSL.Tests.Web.FakeTrainer.Resume(run, folder),
    ["map", var run, "--map", var map, "--store", var folder] => BiSSL.Tests.Web.FakeMap.Make(run, map, folder),
    ["export", var run, "--arm", var arm, "--seed", var seed, "--to", var file, "--store", _] => BiSSL.Tests.Web.FakeTrainer.Export(run, arm, seed, file),
    ["data", "check", var name, var root, var report, "--store", _] => BiSSL.Tests.Web.FakeTrainer.Check(name, root["--root=".Length..], report["--report=".Length..]),
    ["data", "check", var name, var report, "--store", _] => BiSSL.Tests.Web.FakeTrainer.Check(name, name, report["--report=".Length..]),
    _ => await ConsoleRunner.Run(args),
};
