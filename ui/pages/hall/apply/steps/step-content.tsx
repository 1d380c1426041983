import { FormView } from '../../../../components/form/form-view.tsx';
import type { FlowProps } from '../flow.tsx';
import type { FlowState } from '../use-flow.ts';
import { StepConditions } from './step-conditions.tsx';
import { StepConfirm } from './step-confirm.tsx';
import { StepDelivery } from './step-delivery.tsx';
import { StepMaterials } from './step-materials.tsx';
import { StepWho } from './step-who.tsx';

export type StepProps = Pick<FlowProps, 'item' | 'profile'> & { flow: FlowState };

export const StepContent = (props: StepProps) => {
  const { flow, item } = props;
  switch (flow.step) {
    case 'who':
      return <StepWho {...props} />;
    case 'conditions':
      return <StepConditions {...props} />;
    case 'form':
      return <StepForm flow={flow} schema={item.form} />;
    case 'materials':
      return <StepMaterials {...props} />;
    case 'delivery':
      return <StepDelivery {...props} />;
    case 'confirm':
      return <StepConfirm {...props} />;
  }
};

const StepForm = ({ flow, schema }: { flow: FlowState; schema: unknown }) => (
  <FormView
    ref={flow.form}
    schema={schema}
    area={flow.application.area}
    data={flow.application.form}
    faults={flow.formFaults}
    onChange={(form) => flow.change({ form }, '/form')}
  />
);
