using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Tests.Pipeline.Plan;

public class LanesTests
{
    [Fact]
    public void Run_JobsWithInputs_StartAfterTheirInputsAreDone()
    {
        var (a, b) = (Job("a"), Job("b"));
        var c = Job("c", a, b);
        var d = Job("d", c);
        var order = new ConcurrentQueue<string>();
        var complete = new Lanes([a, b, c, d], job => Note(order, job, true)).Run(3, () => { });
        Assert.True(complete);
        Assert.Equal(["c", "d"], order.Skip(2));
    }

    [Fact]
    public void Run_OneLane_TakesTheLongestRemainingPathFirst()
    {
        var quick = Job("quick");
        var start = Job("start");
        var end = Job("end", start);
        var order = new ConcurrentQueue<string>();
        new Lanes([quick, start, end], job => Note(order, job, true)).Run(1, () => { });
        Assert.Equal("start", order.First());
    }

    [Fact]
    public void Run_JobStopped_StartsNoOther()
    {
        var a = Job("a");
        var b = Job("b", a);
        var order = new ConcurrentQueue<string>();
        Assert.False(new Lanes([a, b], job => Note(order, job, false)).Run(2, () => { }));
        Assert.Equal(["a"], order);
    }

    [Fact]
    public void Run_JobDiverges_ThoseThatNeedItAreLeftOutAndTheOthersGoOn()
    {
        var lost = Job("lost");
        var needs = Job("needs", lost);
        Job[] jobs = [lost, needs, Job("needs those", needs), Job("other")];
        var order = new ConcurrentQueue<string>();
        var lanes = new Lanes(jobs, job => job == lost ? throw new Diverged("It is lost.") : Note(order, job, true));
        Assert.True(lanes.Run(1, () => { }));
        Assert.Equal(["other"], order);
        Assert.Equal((lost, "It is lost."), Assert.Single(lanes.Lost));
    }

    [Fact]
    public void Run_JobFails_OthersHearOfItAndTheFaultSurfaces()
    {
        Lanes lanes = null!;
        var (bad, slow) = (Job("bad"), Job("slow"));
        lanes = new Lanes([bad, slow], job => job == bad ? throw new InvalidDataException("bad") : SpinWait.SpinUntil(() => lanes.HasFault, 5000));
        Assert.Throws<InvalidDataException>(() => lanes.Run(2, () => { }));
    }

    private static bool Note(ConcurrentQueue<string> order, Job job, bool complete)
    {
        order.Enqueue(job.Scope);
        return complete;
    }

    private static Job Job(string name, params Job[] inputs) => new()
    {
        Scope = name, Stage = name, Seeds = new(0, 0), Arm = "shared", Inputs = inputs, Determines = new JsonObject(), Cost = 1, Create = _ => throw new InvalidOperationException(),
    };
}
