using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class LifetimeTests
{
    [Fact]
    public void Scope_AtItsEnd_DisposesWhatWasMadeInside()
    {
        var before = Tensor.TotalCount;
        Tensor made;
        using (var scope = NewDisposeScope())
        {
            made = ones(2) + 1;
            Assert.Equal(2, scope.DisposablesCount);
            Assert.Equal(before + 2, Tensor.TotalCount);
        }

        Assert.True(made.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Move_ToOuterScope_Outlives()
    {
        using var outer = NewDisposeScope();
        Tensor moved, detached, wrapped;
        using (NewDisposeScope())
        {
            moved = ones(1).MoveToOuterDisposeScope();
            detached = ones(1).DetachFromDisposeScope();
            wrapped = WrappedTensorDisposeScope(() => ones(1) + 1).MoveToOuterDisposeScope();
        }

        Assert.False(moved.IsInvalid || detached.IsInvalid || wrapped.IsInvalid);
        Assert.True(outer.Contains(moved));
        Assert.False(outer.Contains(detached));
        Assert.Equal(2f, wrapped.item<float>());
        outer.Attach(detached);
        outer.Dispose();
        Assert.True(moved.IsInvalid && detached.IsInvalid && wrapped.IsInvalid);
    }

    [Fact]
    public void DisposeEverythingBut_KeepsTheNamed()
    {
        using var scope = NewDisposeScope();
        var kept = ones(1);
        var lost = ones(1);
        scope.DisposeEverythingBut(kept);
        Assert.False(kept.IsInvalid);
        Assert.True(lost.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Dispose_OfInnerScopes_LeavesTheOuterOneCurrent()
    {
        Assert.Null(CurrentDisposeScope);
        using var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        Assert.Same(inner, CurrentDisposeScope);
        inner.Dispose();
        Assert.Same(outer, CurrentDisposeScope);
    }

    [Fact]
    public void Scope_OnAnotherThread_DoesNotCatch()
    {
        using var scope = NewDisposeScope();
        Tensor? made = null;
        var thread = new Thread(() => made = ones(1));
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(made!));
        made!.Dispose();
    }

    [Fact]
    public void Statistics_OfThread_CountCreationAndDisposal()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        using (NewDisposeScope())
        {
            ones(1);
            ones(1).Dispose();
            ones(1).DetachFromDisposeScope().Dispose();
        }

        ones(1).Dispose();
        Assert.Equal((3L, 2L), (statistics.CreatedInScopeCount, statistics.DisposedInScopeCount));
        Assert.Equal((1L, 2L), (statistics.CreatedOutsideScopeCount, statistics.DisposedOutsideScopeCount));
        Assert.Equal((1L, 0L), (statistics.DetachedFromScopeCount, statistics.ThreadTotalLiveCount));
    }

    [Fact]
    public void Parameter_MadeOfTensor_TakesItOver()
    {
        var before = Tensor.TotalCount;
        using (NewDisposeScope())
        {
            var data = ones(2);
            var parameter = new Parameter(data);
            Assert.True(data.IsInvalid);
            Assert.True(parameter.requires_grad);
            Assert.Equal(before + 1, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Finalizer_OfForgottenTensors_FreesThem()
    {
        var before = Tensor.TotalCount;
        Forget();
        for (var i = 0; i < 10 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(Tensor.TotalCount <= before);
    }

    [Fact]
    public void TrainingSteps_InScopes_LeaveNoTensorBehind()
    {
        using var scope = NewDisposeScope();
        var weight = randn([4, 4]).requires_grad_();
        var before = Tensor.TotalCount;
        for (var step = 0; step < 5; step++)
        {
            using var inner = NewDisposeScope();
            var gradient = autograd.grad([ones(2, 4).mm(weight).tanh().sum()], [weight], retain_graph: false, create_graph: false)[0];
            using (no_grad())
                weight.sub_(gradient * 0.1);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (var i = 0; i < 100; i++)
            ones(1);
    }
}
