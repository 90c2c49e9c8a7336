using System.CommandLine;
using System.Globalization;
using BiSSL.Training.Pipeline;

namespace BiSSL.Training.Cli;

/// <summary><c>verify</c>: Algorithm 1 against numbers that another implementation computed.</summary>
internal sealed class VerifyCommand(TrainerServices services, Terminal terminal)
{
    private static readonly string s_golden = Path.Combine("BiSSL.Tests", "Golden", "verify");

    private readonly Argument<string[]> _cases = new("CASE") { Description = "Verification files (safetensors); without one, all that come with the source.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _out = new("--out") { Description = "Also write what was computed, for a single case.", HelpName = "FILE" };
    private readonly Option<string> _path = new("--path") { Description = "Engine of the convolutions and Hessian-vector products: stock is the reference, fast what training uses; a case that amplifies rounding passes on stock alone.", HelpName = "NAME", DefaultValueFactory = _ => "stock" };

    private readonly Option<string> _device = new("--device") { Description = "Where to compute: cpu is the reference, cuda:N and auto are others.", HelpName = "NAME", DefaultValueFactory = _ => "cpu" };

    public Command Build()
    {
        _path.AcceptOnlyFromAmong("fast", "stock");
        var command = new Command("verify", "Run Algorithm 1, the code that trains, on stored problems and compare with an independent implementation.") { _cases, _out, _path, _device };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult words)
    {
        var (cases, file) = (Cases(words.GetValue(_cases)!), words.GetValue(_out));
        if (file is not null && cases.Count > 1)
            throw new UserError($"--out takes a single case, not {cases.Count}.");
        var passed = cases.Select(one => Print(services.Verify(new VerifyRequest(one, words.GetValue(_path)!, words.GetValue(_device)!, file)))).ToList();
        return passed.TrueForAll(fine => fine) ? ExitCode.Done : ExitCode.Failed;
    }

    private bool Print(VerifyReport report)
    {
        terminal.Output.WriteLine($"{report.Case}:");
        foreach (var group in report.Groups)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Group} {group.Error:0.0e+00}{Verdict(group, report.Tolerance)}"));
        terminal.Output.WriteLine(report.Passed ? "passed" : "FAILED");
        return report.Passed;
    }

    private static string Verdict(GroupError group, double tolerance)
    {
        if (group.Error <= tolerance)
            return "";
        var above = string.Create(CultureInfo.InvariantCulture, $" above the tolerance {tolerance:0.0e+00}");
        return group.Error <= group.Rounding
            ? above + string.Create(CultureInfo.InvariantCulture, $", but within {group.Rounding:0.0e+00}: so far the last bits of the first weights move it")
            : above;
    }

    private static IReadOnlyList<string> Cases(string[] named)
    {
        if (named.Length > 0)
            return named;
        var folder = Ancestors(AppContext.BaseDirectory).Select(up => Path.Combine(up, s_golden)).FirstOrDefault(Directory.Exists)
            ?? throw new UserError($"There is no {s_golden} here; name a case, as in verify CASE.safetensors.");
        return [.. Directory.GetFiles(folder, "*.safetensors").Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var up = new DirectoryInfo(folder); up is not null; up = up.Parent)
            yield return up.FullName;
    }
}
