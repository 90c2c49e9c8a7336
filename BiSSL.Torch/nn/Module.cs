namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A node of a network: named parameters, buffers and child modules, and whether it is training.</summary>
        public abstract partial class Module : IDisposable
        {
            private readonly string _name;
            private bool _training = true;

            /// <param name="name">What <see cref="GetName"/> returns.</param>
            protected Module(string name) => _name = name;

            /// <summary>Whether the module is in training mode, as it is at first.</summary>
            public virtual bool training => _training;

            /// <summary>The name given at construction.</summary>
            public virtual string GetName() => _name;

            /// <summary>Sets this module and all below it to training or evaluation mode.</summary>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var child in children())
                    child.train(train);
            }

            /// <summary>Sets this module and all below it to evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>Removes the gradients of all parameters, or fills them with zeros.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var grad = parameter.grad;
                    if (grad is null)
                        continue;
                    if (set_to_none)
                        parameter.grad = null;
                    else
                        grad.zero_();
                }
            }

            /// <summary>Calls <paramref name="fn"/> on every module below this one, children first, and then on this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Frees the parameters and buffers of this module and all below it.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees what the module owns.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var (_, tensor) in named_parameters(recurse: false))
                    tensor.Dispose();
                foreach (var (_, tensor) in named_buffers(recurse: false))
                    tensor.Dispose();
                foreach (var child in children())
                    child.Dispose();
            }
        }

        /// <summary>A module that can be called with one argument.</summary>
        public interface IModule<T, TResult>
        {
            /// <summary>Runs the module.</summary>
            TResult call(T input1);
        }

        /// <summary>A module with one input and one result.</summary>
        public abstract class Module<T, TResult> : Module, IModule<T, TResult>
        {
            /// <param name="name">What <see cref="Module.GetName"/> returns.</param>
            protected Module(string name) : base(name) { }

            /// <summary>What the module computes; callers use <see cref="call"/>.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the module.</summary>
            public TResult call(T input) => forward(input);
        }
    }
}
