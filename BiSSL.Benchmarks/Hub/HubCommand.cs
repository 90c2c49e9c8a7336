using System.CommandLine;

namespace BiSSL.Benchmarks.Hub;

/// <summary><c>hub</c>: many followers of one run that reports without pause.</summary>
internal static class HubCommand
{
    public static Command Build()
    {
        var clients = new Option<int>("--clients") { Description = "Followers, each over a WebSocket of its own.", DefaultValueFactory = _ => 50 };
        var rate = new Option<int>("--rate") { Description = "Points per second that the run reports.", DefaultValueFactory = _ => 200 };
        var seconds = new Option<int>("--seconds") { Description = "How long all follow without a break.", DefaultValueFactory = _ => 300 };
        var rounds = new Option<int>("--rounds") { Description = "How often training with and without followers is timed in turn afterwards.", DefaultValueFactory = _ => 10 };
        var trainer = new Option<string?>("--trainer-cores") { Description = "Cores of the trainer, as taskset lists them.", DefaultValueFactory = _ => "0" };
        var server = new Option<string?>("--server-cores") { Description = "Cores of the dashboard; on the trainer's own it can only take time from it.", DefaultValueFactory = _ => "0" };
        var audience = new Option<string?>("--client-cores") { Description = "Cores of the followers, who would sit at other computers.", DefaultValueFactory = _ => "1" };
        var command = new Command("hub", "50 clients follow a run of 200 points per second: what is lost, what it costs the trainer, what the dashboard's memory does.")
        {
            clients, rate, seconds, rounds, trainer, server, audience,
        };
        command.SetAction((words, cancel) => HubLoad.Run(
            new HubLoad.Plan(
                words.GetValue(clients), words.GetValue(rate), words.GetValue(seconds), words.GetValue(rounds),
                words.GetValue(trainer), words.GetValue(server), words.GetValue(audience)),
            cancel));
        return command;
    }
}
