import { Button, Form, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../../../api/session.tsx';
import type { Queue } from '../filter.ts';
import { type SavedFilter, useSavedFilters } from './saved-filters.ts';

/** Named filters of this person: open, keep the present one, forget. */
export const SavedMenu = ({ queue }: { queue: Queue }) => {
  const { t } = useTranslation('desk');
  const { user } = useSession();
  const { saved, save, remove } = useSavedFilters(user?.account ?? '');
  const [search] = useSearchParams();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const content = (
    <div className="desk-saved">
      {saved.length === 0 && <p>{t('saved.none')}</p>}
      <ul>
        {saved.map((filter) => (
          <SavedRow
            key={filter.name}
            filter={filter}
            onOpen={() => setOpen(false)}
            onRemove={() => remove(filter.name)}
          />
        ))}
      </ul>
      <Button block onClick={() => setNaming(true)}>
        {t('saved.keep')}
      </Button>
    </div>
  );
  return (
    <>
      <Popover trigger="click" open={open} onOpenChange={setOpen} content={content} title={t('saved.title')}>
        <Button aria-haspopup="dialog" aria-expanded={open}>
          {t('saved.open')}
        </Button>
      </Popover>
      <NameFilter
        open={naming}
        onClose={() => setNaming(false)}
        onName={(name) => {
          save({ name, queue, search: `${search}` });
          setNaming(false);
        }}
      />
    </>
  );
};

type RowProps = { filter: SavedFilter; onOpen: () => void; onRemove: () => void };

const SavedRow = ({ filter, onOpen, onRemove }: RowProps) => {
  const { t } = useTranslation('desk');
  return (
    <li>
      <Link to={{ pathname: `/desk/${filter.queue}`, search: filter.search }} onClick={onOpen}>
        {filter.name}
      </Link>
      <Button size="small" type="text" aria-label={t('saved.remove', { name: filter.name })} onClick={onRemove}>
        ✕
      </Button>
    </li>
  );
};

type NameProps = { open: boolean; onClose: () => void; onName: (name: string) => void };

const NameFilter = ({ open, onClose, onName }: NameProps) => {
  const { t } = useTranslation('desk');
  const [form] = Form.useForm<{ name: string }>();
  return (
    <Modal open={open} title={t('saved.keep')} okText={t('saved.ok')} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" onFinish={({ name }) => onName(name.trim())} preserve={false}>
        <Form.Item
          name="name"
          label={t('saved.name')}
          rules={[{ required: true, whitespace: true, message: t('saved.need') }]}
        >
          <Input maxLength={30} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
};
